"""The outside for programs, a folder a version. It stands above public and review, which do not know each other."""
