"""The procedures' files, checked: at build, in tests and by the command line."""
