"""The words in which the program speaks of levels, money, numbers and days, in the language that holds."""
