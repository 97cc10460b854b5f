"""Who may use the HTTP API: its keys, of which only hashes are kept.

`keys` finds the key that a request shows, `changes` makes and revokes keys, `stored` is their file.
"""
