"""The Python that runs in the browser: trimmed, precompiled, packed and named by its content."""
