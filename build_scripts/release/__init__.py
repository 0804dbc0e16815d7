"""What a release contains: the site, the wheel, the list of their software, the checksums."""
