"""The pages of the form as data, one module a part."""
