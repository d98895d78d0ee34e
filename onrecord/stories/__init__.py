"""Records to stories: which reports tell of one thing, who copied whom, and what is the same and what differs in them."""
