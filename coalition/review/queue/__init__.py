"""The queue has no page of its own: it is a column of the desk (see decide), which is why others may import it."""
