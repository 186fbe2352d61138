"""Networks that ship with the program; the trained ones with the command that made each, and what it knows.

With ``python -m engine.training --network NAME --data DATA --out FILE``; the test images were used for nothing else:

- digits, MNIST: 7,434 weights, 99.34 % of its 10,000 test images; with its training. Made on two threads by
  ``engine/training.py`` as it was at commit 1feacd1, which gives these weights bit by bit; the moments are of the same
  training. Today's code draws other random numbers: as good a network, but not the one that the lessons describe.
- shapes, ``--data shapes --epochs 3 --keep 250``: 8,328 weights, 99.48 % of 4,000 drawn shapes; with its training.
- clothes, Fashion-MNIST, ``--keep 330``: 13,730 weights, 91.05 % of its 10,000 test images; with its training.
- residual, MNIST, ``--keep 340``: 9,802 weights, 99.41 % of its 10,000 test images; with its training.
- objects, ten classes of 500 photographs, 64 × 64, a fifth of each set apart as test images: 94,602 numbers, 89.20 % of
  1,000 test images, after 14 minutes on two cores.
"""
