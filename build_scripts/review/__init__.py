"""What a lawyer reads and signs, and the pictures of the journey."""
