"""Things made of other outputs: the kits of the Menú Participa."""
