"""From draft, library and reference data to the Submission tree. Jinja2 and markdown-it live here."""
