"""Networks that ship with the program.

``networks.json`` says what each decides, its number of parameters, its accuracy on images that were used for nothing
else, and the command that made it. All but that for objects come with their training.

- The one for digits was made on two threads by ``engine/training.py`` as it was at commit 1feacd1, which gives these
  weights bit by bit; the moments are of the same training. Today's code draws other random numbers: as good a network,
  but not the one that the lessons describe.
- The one for objects took 14 minutes on two cores, with a fifth of ten classes of 500 photographs set apart as test
  images.
"""
