"""Days: counting them as the rules do, and reading them as people write them."""
