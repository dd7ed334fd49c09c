"""Dutch for what argparse, which speaks English, says about a command that is not right."""

import re

_SENTENCES = (
    (r"the following arguments are required: (.+)", r"er ontbreekt: \1"),
    (r"argument (.+?): expected one argument", r"bij \1 hoort een waarde"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 kan geen \2 zijn; kies uit: \3"),
    (r"argument (.+?): ignored explicit argument .+", r"bij \1 hoort geen waarde"),
    (r"one of the arguments (\S+) (\S+) is required", r"er ontbreekt: \1 of \2"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 gaat niet samen met \2"),
    (r"unrecognized arguments: (.+)", r"onbekend is: \1"),
    (r"argument (.+?): (.+)", r"bij \1: \2"),
)


def in_dutch(message: str) -> str:
    """Return the Dutch for a message; what is not known stays as it is."""
    for pattern, dutch in _SENTENCES:
        if (found := re.fullmatch(pattern, message, re.DOTALL)) is not None:
            return found.expand(dutch)
    return message
