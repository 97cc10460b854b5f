"""The Reconciliation Service API 0.2, by which OpenRefine and others match their rows with parties.

https://reconciliation-api.github.io/specs/0.2/: what is read of a request, and what is answered, as
plain data. `api.reconcile` carries it over HTTP.
"""
