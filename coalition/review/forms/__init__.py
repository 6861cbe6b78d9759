"""Fields and forms that more than one surface of the desk builds on."""
