"""Key derivation and wrapping; the only room that holds keys."""
