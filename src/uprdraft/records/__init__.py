"""What the files hold, as frozen pydantic records. This is the one room that imports pydantic.

``base`` has the shared types, ``library`` the recommendations and their evidence, ``reference`` the
States, treaties, calendar and earlier findings, ``body`` the form rules of a UN body, ``draft`` what
a person writes.
"""
