"""Two versions of a text: what stands where in each, which places belong together, what changed."""
