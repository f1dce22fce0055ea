"""Sources of a project: imported, compared with those that are there, checked, given out again."""
