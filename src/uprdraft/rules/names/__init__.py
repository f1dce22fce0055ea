"""Finding a private name in a text, in whatever spelling, script or order it stands there.

``folding`` brings a text to its letters, ``korean`` and ``chinese`` spell a name in other letters,
``forms`` lists how a name may be written, ``matcher`` looks for all names in one pass.
"""
