"""The picture of a selection that shows when its address is shared, and what the head of a page says about it."""
