"""Earlier recommendations of a project: imported, listed, chosen, and as a matrix of who asked what."""
