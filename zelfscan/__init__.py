"""zelfscan: an offline self-assessment of personal and home security for Dutch office holders."""

__version__ = "0.1.0"
