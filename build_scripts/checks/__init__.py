"""Checks of the built site and of its sources: speed, weight, access, prose, links, freshness."""
