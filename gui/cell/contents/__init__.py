"""What the cell page shows of a cell, by the rule of its layer."""
