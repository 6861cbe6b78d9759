"""The record as the desk reads and writes it: shared by all its surfaces, so that each write has one door."""
