"""The commands. Each file imports what its command needs when it runs, so that help comes at once."""
