"""The portal's one search: what is found, the index lunr makes of it, and the pieces a browser loads (section 6 of the design)."""
