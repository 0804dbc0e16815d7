"""The review pack, which a lawyer reads and signs, and the pictures of the journey."""
