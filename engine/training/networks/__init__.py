"""Networks that are made to be trained: the shipped ones, small ones for any data set, and rivals to compare with."""
