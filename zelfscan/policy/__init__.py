"""What the organisation has set on this computer: read, checked value by value, and never written."""
