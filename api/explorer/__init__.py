"""The explorer: pages for people who look; made on the server, they stand without scripts."""
