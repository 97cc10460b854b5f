"""Throughline: who finances a company, whom it is in business with, and what data that opens."""

__version__ = "0.1.0"
