"""Photographs: read with limits, stripped of all but the picture, marked, and made unreadable in parts."""
