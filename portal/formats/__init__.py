"""Formats: documents that one fills in, signs and files. A module a kind of document."""
