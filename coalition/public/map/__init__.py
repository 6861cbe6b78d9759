"""The map: geometry made once by `build`, drawings as plain data, and the pages that show them."""
