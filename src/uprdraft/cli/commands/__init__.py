"""The commands, each file loaded when one of its commands is called; what they do is in the room above."""
