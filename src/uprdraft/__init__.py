"""Draft submissions to the Universal Periodic Review and the UN treaty bodies.

The rooms, lowest first; each imports only rooms before it:
errors, findings, values, records, document, loading, rules, assembly, readers,
writers, pipeline, terminal, wizard, cli.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
