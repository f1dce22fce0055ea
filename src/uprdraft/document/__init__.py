"""The Submission tree: the only seam between content and format."""
