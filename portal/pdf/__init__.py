"""What is printed from the catalogue: volumes, booklets, cards of methods, the poster."""
