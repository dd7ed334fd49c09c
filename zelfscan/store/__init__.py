"""The encrypted vault on this computer."""
