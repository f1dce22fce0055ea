"""Files in, records out, and the project back onto disk. This is the one room that imports yaml and ruamel.

``strict_yaml`` reads any YAML file under the rules of the house and ``validate`` turns what it holds into
records, all mistakes at once. ``library``, ``reference`` and ``bodies`` read what is shipped and what a
person adds; ``project`` reads a project folder, ``store`` and ``edit`` write it so that nothing is lost.
"""
