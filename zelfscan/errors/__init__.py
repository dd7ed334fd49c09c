"""What can go wrong in a way that the person can act on, by what it is about."""
