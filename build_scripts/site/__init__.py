"""The pages of the site: their facts, scripts, security policy, pictures and lists of files."""
