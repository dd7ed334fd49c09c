"""What each edition of the report says, as plain data: no fonts, no pages, no PDF."""
