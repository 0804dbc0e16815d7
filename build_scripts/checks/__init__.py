"""Checks of the built site and its sources: speed, weight, accessibility, prose, links, age."""
