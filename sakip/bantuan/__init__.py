"""Help: which pages there are, which of them fits which page of the product, and the words of the field."""
