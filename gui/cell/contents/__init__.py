"""The contents of the cell page as frozen states: which views show a cell, by the rule of its layer."""
