"""The form: what is asked, in which order, and which key of a case each answer fills."""
