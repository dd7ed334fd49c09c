"""What a plot looks like, as plain shapes that know no painter."""
