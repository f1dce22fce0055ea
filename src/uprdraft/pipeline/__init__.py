"""Whole jobs: a project built, checked, made from an example. Reads, assembles, checks, writes, in that order."""
