"""The engine: turns the catalogue into everything people need. It does not know that MkDocs exists."""
