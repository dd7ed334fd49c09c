"""Which questionnaires are used: those of the program, or newer ones that somebody chose and that count."""

from contextlib import suppress
from pathlib import Path

from zelfscan import __version__
from zelfscan.crypto.minisign import PublicKey, read_public_key
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.content import PackError
from zelfscan.errors.signed import KeyRefused
from zelfscan.packs.content_folder import InUse, has_copy, in_use, remove_taken_away
from zelfscan.packs.content_terms import Terms, release_keys
from zelfscan.paths import (
    content_folder,
    questionnaires_folder,
    shipped_questionnaires_folder,
    use_content,
    use_shipped_content,
)
from zelfscan.policy.policy import Policy
from zelfscan.presenters.start_desk import Packs, load_packs


class ContentShelf:
    """Chooses once, at the start; what somebody chooses meanwhile holds from the next start."""

    def __init__(self, policy: Policy, release_keys_file: Path, program: str = __version__) -> None:
        """Take what the organisation set, and the file with the keys of the releases."""
        self.policy, self._file, self.program = policy, release_keys_file, program
        self._used: InUse | None = None
        self._is_loaded = False

    def load(self, language: str) -> Packs:
        """Load the questionnaires that are used; this takes a while. Raises ``PackError``.

        Chosen ones that cannot be read at the start make no trouble: those of the program are there. Later
        they are an error: a scan that is open never goes on with other questionnaires.
        """
        used = self._choose()
        use_content(used.root)
        try:
            packs = load_packs(used.root, language)
        except PackError as error:
            if not used.digest or self._is_loaded:
                raise
            # A copy that somebody just took away is no trouble; one that is there and cannot be read is.
            refused = str(error).splitlines()[0] if used.root.is_dir() else ""
            self._used = InUse(shipped_questionnaires_folder(), refused=refused)
            use_shipped_content()
            packs = load_packs(questionnaires_folder(), language)
        self._is_loaded = True
        return packs

    def begin_anew(self) -> None:
        """Choose again where what is used was wiped with everything else; no scan is open then."""
        if self._used is not None and not self._used.root.is_dir():
            self._used, self._is_loaded = None, False

    @property
    def used(self) -> InUse:
        """Return what is used now; before anything was loaded that is what is shipped."""
        return self._used or InUse(shipped_questionnaires_folder())

    def terms(self) -> Terms:
        """Return whose signatures count: those of the organisation and those of the releases."""
        found: list[PublicKey] = []
        for text in self.policy.signing_keys:
            with suppress(KeyRefused):  # what the organisation set and does not count is said on its own page
                found.append(read_public_key(text))
        release: tuple[PublicKey, ...] = ()
        with suppress(ZelfscanError, OSError):
            release = release_keys(self._file)
        return Terms(tuple(found), release, self.program, shipped_questionnaires_folder())

    def _choose(self) -> InUse:
        if self._used is None:
            place, shipped = content_folder(), shipped_questionnaires_folder()
            remove_taken_away(place)
            self._used = in_use(place, self.terms()) if has_copy(place) else InUse(shipped)
        return self._used
