"""Search, and questions answered with the record's own words."""
