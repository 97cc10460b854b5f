"""Throughline: who finances whom, in business with whom, with access to what data, and who says so."""

__version__ = "0.1.0"
