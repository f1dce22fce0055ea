"""The earlier versions of a draft: listed, read, and taken back."""

from uprdraft.errors import UprdraftError
from uprdraft.loading.drafts import restore_version
from uprdraft.loading.history import KEPT, Version, list_versions
from uprdraft.loading.raw_file import read_text
from uprdraft.loading.strict_yaml import OTHER_BYTES
from uprdraft.terminal.questions import Asker, Choice, Command, Question
from uprdraft.wizard.state import State

__all__ = ["ask_version"]


def ask_version(state: State, asker: Asker) -> None:
    """List the earlier versions, and show or take back the one that is chosen."""
    versions = {str(v.number): v for v in list_versions(state.project.path)}
    if not versions:
        asker.say(f"No earlier version is kept yet. The last {KEPT} are, in the folder .history.")
        return
    choice = asker.ask(_which(versions))
    if choice not in versions or not isinstance(choice, str):
        return
    version = versions[choice]
    try:
        asker.page(_label(version), _text(state, version))
        if asker.ask(_is_wanted(version)) == "yes":
            state.use(restore_version(state.project, version, lock=state.lock))
            asker.say(
                "The earlier version stands in draft.yaml. What stood there is now the newest earlier version."
            )
    except UprdraftError as error:
        asker.say("\n".join(error.lines()), "error")


def _text(state: State, version: Version) -> str:
    folder = state.project.path
    return read_text(version.path, within=folder, limit_bytes=OTHER_BYTES, name=version.path.name)


def _which(versions: dict[str, Version]) -> Question:
    return Question(
        "version",
        "one",
        "Which earlier version do you want to read?",
        help=f"The last {KEPT} versions lie in the folder .history of the project, one for each saved answer.",
        choices=(
            *(Choice(n, _label(v)) for n, v in versions.items()),
            Choice("none", "None; back to the review"),
        ),
        default="none",
        may_wait=False,
        commands=(Command.BACK,),
    )


def _is_wanted(version: Version) -> Question:
    return Question(
        "version/restore",
        "one",
        f"Take back the version of {version.saved:%Y-%m-%d %H:%M:%S}?",
        choices=(
            Choice("no", "No"),
            Choice("yes", "Yes; the draft as it is now is kept as an earlier version"),
        ),
        default="no",
        may_wait=False,
        commands=(Command.BACK,),
    )


def _label(version: Version) -> str:
    return f"{version.saved:%Y-%m-%d %H:%M:%S}, {version.size_bytes:,} bytes"
