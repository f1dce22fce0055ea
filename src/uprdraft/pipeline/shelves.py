"""What a project draws on: the library, the reference data of its State, its body and the templates."""

from collections.abc import Mapping
from dataclasses import dataclass

from uprdraft.assembly.materials import Materials, get_situation
from uprdraft.loading.bodies import load_body
from uprdraft.loading.countries import check_code
from uprdraft.loading.library import open_library
from uprdraft.loading.links import refuse_dead_links
from uprdraft.loading.project import Project
from uprdraft.loading.reference import load_reference
from uprdraft.loading.templates import load_templates
from uprdraft.loading.validate import named_in
from uprdraft.records.base import Valued
from uprdraft.records.body import BodyProfile, Edition, Limit
from uprdraft.records.draft import Draft
from uprdraft.records.library import Library
from uprdraft.records.reference import Reference
from uprdraft.values.certainty import Certainty

__all__ = ["Shelves", "load_shelves"]


@dataclass(frozen=True)
class Shelves:
    """What a project draws on, read once: library, reference data of its State, body, templates."""

    library: Library
    reference: Reference
    body: BodyProfile
    templates: Mapping[str, str]

    def materials(self, project: Project, edition: Edition = "public") -> Materials:
        """Return what an assembly of ``project`` works from."""
        return Materials(
            draft=project.draft,
            library=self.library,
            reference=self.reference,
            body=_with_own_limit(self.body, project.draft),
            templates=self.templates,
            own_sources=project.own_sources,
            edition=edition,
        )


def _with_own_limit(body: BodyProfile, draft: Draft) -> BodyProfile:
    """Return the profile with the limit that the person found out, where the draft holds one."""
    own = draft.own_limit
    if own is None:
        return body
    limit = Limit(unit=own.unit, individual=own.value, joint=own.value)
    valued = Valued[Limit](
        value=limit, certainty=Certainty.OWN, source=own.source, as_of=own.as_of.isoformat()
    )
    return body.model_copy(update={"limit": valued})


def load_shelves(project: Project, library: Library | None = None) -> Shelves:
    """Return the shelves for the State and body of ``project``; ``library`` where it is loaded already.

    Raises:
        UnusableFileError: a file cannot be used, or the draft names an unknown type, State or situation.
    """
    draft = project.draft
    with named_in(project.document, "country"):
        check_code(draft.country)
    with named_in(project.document, "submission_type"):
        body = load_body(draft.submission_type, project.data_dirs)
    shelves = Shelves(
        library=library or open_library(_chosen(draft), project.library_dirs),
        reference=load_reference(draft.country, project.data_dirs),
        body=body,
        templates=load_templates(project.template_dirs),
    )
    refuse_dead_links(shelves.library, project.own_sources)
    with named_in(project.document, "situation"):
        get_situation(shelves.library, draft.situation)
    return shelves


def _chosen(draft: Draft) -> frozenset[str]:
    return frozenset(entry.id for theme in draft.themes for entry in theme.recommendations)
