"""The log of a trial: a line for every check, on the screen and to keep."""

from pathlib import Path


class Log:
    """Counts the faults, and keeps every line."""

    def __init__(self, title: str) -> None:
        """Begin with what is tried."""
        self.lines: list[str] = []
        self.faults = self.checks = 0
        self.say(title)

    def say(self, line: str) -> None:
        """Write a line that is no check."""
        print(line, flush=True)
        self.lines += line.split("\n")

    def check(self, what: str, is_good: bool, why: str = "") -> None:
        """Write how a check went, and why where it went wrong."""
        self.checks += 1
        self.faults += not is_good
        self.say(f"  {'ok   ' if is_good else 'FAULT'}  {what}")
        if not is_good and why:
            self.say("\n".join(f"           {line}" for line in why.strip().splitlines()[-15:]))

    def keep(self, file: Path) -> None:
        """Write everything to a file, with the count at the end."""
        self.say(f"\n{self.checks - self.faults} of {self.checks} checks went well")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(self.lines) + "\n", encoding="utf-8", newline="\n")
