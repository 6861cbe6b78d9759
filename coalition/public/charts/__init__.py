"""Drawings of the selection: pure builders from plain data to SVG, and the pages and files that show them."""
