"""`make dev`: the site for working on it. Nothing here is imported by the site that is published."""
