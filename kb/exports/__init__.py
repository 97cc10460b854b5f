"""What stands in the graph, written in formats of others: pure, one package a format."""
