"""Canvases: a module a format, each with `render(hoja) -> bytes`."""
