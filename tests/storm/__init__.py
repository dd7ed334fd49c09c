"""A storm of kills: whatever the program is doing, it is killed at any moment, and nothing is lost."""
