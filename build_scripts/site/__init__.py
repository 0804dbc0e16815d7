"""The pages of the site: their facts, their policy, the pictures and lists that belong to them."""
