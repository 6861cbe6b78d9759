"""What editors' decisions teach: an ever-growing annotated set, and what a reader's scores are worth."""
