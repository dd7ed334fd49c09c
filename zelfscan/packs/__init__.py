"""From a folder on disk to a Pack."""
