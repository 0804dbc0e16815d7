"""Plain scripts that build, serve and check the site; each runs without MkDocs."""
