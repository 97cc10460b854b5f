"""Who may be one party: found among those in the graph, for a person to judge."""
