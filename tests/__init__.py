"""Tests; a package, since another distribution brings one of the same name."""
