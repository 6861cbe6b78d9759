"""The outside for programs: `/api/v1/`. It stands above public and review, which do not know each other."""
