"""The numbers that people type, one module a number.

Every module has the face of python-stdnum: `compact()` cleans, `validate()` returns the clean
number or raises a named error, `is_valid()` never raises, `format()` shows the number as people
write it. Refusing a good number is much worse than accepting a bad one.
"""
