"""What a report is composed from: the findings of the analysis, put together."""
