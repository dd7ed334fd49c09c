"""Makes what is handed out: packages, digests, the bill of materials, and their trials; not shipped."""
