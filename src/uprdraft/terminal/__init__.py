"""The one printer and the one asker. Nothing else writes to the terminal or reads from it."""
