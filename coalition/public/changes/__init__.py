"""What changed, newest first: one query behind the page, the feeds and the API."""
