"""How somebody wants the window to be: language, text size, colours and keys; nothing about the person."""
