"""What a source's address answers -> the articles to fetch. One module a format of feeds; `syndication` is the one to copy."""
