"""The rules of asking about a stuck case: numbers, dates, steps and papers.

The package reads no clock, opens no connection and keeps nothing.
"""

__version__ = "0.1.0"
