"""The benchmark: our runtime against stock Pyodide, interleaved. Never a timed test."""
