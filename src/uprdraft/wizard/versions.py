"""The earlier versions of a draft: listed, read, and taken back."""

from uprdraft.errors import UprdraftError
from uprdraft.loading.drafts import restore_version
from uprdraft.loading.history import KEPT, Version, list_versions
from uprdraft.loading.raw_file import read_text
from uprdraft.loading.strict_yaml import OTHER_BYTES, parse_yaml
from uprdraft.terminal.questions import Asker, Choice, Command, Question
from uprdraft.wizard.merging import changed, leaves
from uprdraft.wizard.names import place_name
from uprdraft.wizard.state import State

__all__ = ["ask_version"]

_NAMED = 5


def ask_version(state: State, asker: Asker) -> None:
    """List the earlier versions, and show or take back the one that is chosen."""
    versions = {str(v.number): v for v in list_versions(state.project.path)}
    if not versions:
        asker.say(
            "No earlier version is kept yet. The draft is kept as it stands at the first answer of a sitting."
        )
        return
    choice = asker.ask(_which(state, versions))
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


def _which(state: State, versions: dict[str, Version]) -> Question:
    return Question(
        "version",
        "one",
        "Which earlier version do you want to read?",
        help=f"{KEPT} versions are kept: the draft as it stood at the first answer of a sitting, or after a change by "
        "hand, and once an hour in a long sitting. They lie in the folder .history of the project.",
        choices=(
            *(Choice(n, _label(v), note=_difference(state, v)) for n, v in versions.items()),
            Choice("none", "None; back to the review"),
        ),
        default="none",
        may_wait=False,
        commands=(Command.BACK, Command.HELP),
    )


def _difference(state: State, version: Version) -> str:
    """Return in how many places, and in which answers, a version differs from the draft as it is."""
    try:
        held = parse_yaml(_text(state, version).encode(), version.path.name).data
    except UprdraftError as error:
        return f"cannot be read: {error.lines()[0]}"
    places = changed(leaves(held), leaves(state.data))
    if not places:
        return "the same as now"
    heads = dict.fromkeys(place_name(place) for place in places)
    named = ", ".join(list(heads)[:_NAMED]) + (" and more" if len(heads) > _NAMED else "")
    return f"differs from now in {len(places)} place{'' if len(places) == 1 else 's'}: {named}"


def _is_wanted(version: Version) -> Question:
    return Question(
        "version/restore",
        "one",
        f"Take back the draft as it was {_label(version)}?",
        choices=(
            Choice("no", "No"),
            Choice("yes", "Yes; the draft as it is now is kept as an earlier version"),
        ),
        default="no",
        may_wait=False,
        commands=(Command.BACK,),
    )


def _label(version: Version) -> str:
    return f"until {version.saved:%Y-%m-%d %H:%M}"
