"""Hundreds of rounds of work, saves, kills and recoveries: ``python -m tests.stress 500``.

A round is one start of the program, or two at the same time, in the folder that the round before left. What an earlier
round left behind is taken up, thrown away or left alone; then the program is used at random, saves and opens files, is
looked at in lessons and other languages, and ends: it is killed at any moment, at rest, in the middle of a save or of a
recovery copy; it is asked to end, once or twice; or it is closed. In every twentieth round a file or a copy is damaged
first. After it the disk is compared with what the program's journal says that it must hold.

    python -m tests.stress [ROUNDS] [--seed N] [--signal SIGKILL] [--xcb] [--keep FOLDER]

Without a number these are a few rounds, of every kind. Prints a line for every 25 rounds and for every fault, and
a summary in JSON; ends with 1 if there were faults. What happened stays in the folder then, with a journal of every
program.

``server``   has everything loaded, and forks the program as often as it is asked: a start takes half a second
``journal``  what outlives a kill: a line for every state of the work, every save and every copy
``strike``   a signal to the program between any two lines of what it is at
``driver``   in the program's process: the user, and the journal of what she saw
``plans``    what is to happen in a round, which the seed determines
``rounds``   lets it happen
``oracle``   what must be on the disk then
"""
