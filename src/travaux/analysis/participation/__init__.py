"""Who took part in a process: who was heard and when, who wrote, whose words came through."""
