"""The board of a list of cases: what is due, row by row, and what can be taken away from it.

Every row is in one state (`states`), and the states add up to the rows. Of a protected row nothing
is told here but its number.
"""
