"""From an assessment to a PDF."""
