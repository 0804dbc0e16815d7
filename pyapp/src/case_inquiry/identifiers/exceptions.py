"""Why a number was refused.

The classes have the names of python-stdnum. Beyond them, each error carries the code that the
outside relies on, a sentence that says how to mend the number, and the mended number itself where
exactly one mend is plausible.
"""

from __future__ import annotations

from case_inquiry.messages import Message, Translator, render, translator


class ValidationError(Exception):
    """A number that cannot be what it was typed as.

    `code` is one of the command line's error codes, `message` the sentence for the person, and
    `suggestion` the mended number, or None where there is no mend or more than one.

    >>> from case_inquiry.messages import N_, message
    >>> error = InvalidLength("invalid_length", message(N_("This is too short.")))
    >>> str(error)
    'This is too short.'
    >>> error.as_json()["error"]
    'invalid_length'
    """

    def __init__(self, code: str, message: Message, suggestion: str | None = None) -> None:
        super().__init__(code, message, suggestion)
        self.code = code
        self.message = message
        self.suggestion = suggestion

    def __str__(self) -> str:
        return str(self.message)

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the error in the shape that the command line prints, its words by `using`."""
        return {
            "valid": False,
            "error": self.code,
            "message": render(self.message, using or translator()),
            "suggestion": self.suggestion,
        }


class InvalidFormat(ValidationError):  # noqa: N818 - stdnum's name
    """A character is in a place where it cannot be."""


class InvalidLength(ValidationError):  # noqa: N818 - stdnum's name
    """There are too many or too few characters."""


class Empty(InvalidLength):
    """Nothing was typed, or only dashes, spaces and labels."""


class InvalidComponent(ValidationError):  # noqa: N818 - stdnum's name
    """A part of the number has a value that this kind of number cannot have."""


class LookAlike(InvalidComponent):
    """The number is whole, but it is a number of another kind."""
