"""What an entry is: the one declaration from which the loader, `schema.json` and the docs of the fields derive.

All values are text. A field's description is what an author reads in an editor.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kb.kinds import Form, Grade, Layer, Place

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
EntryId = Annotated[
    str, StringConstraints(pattern=r"^(statuses|reasons|exit-codes|symptoms|alerts)/[A-Za-z0-9][A-Za-z0-9-]*$")
]
SignatureText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=6)]


class Part(BaseModel):
    """Base of all parts of an entry: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Look(Part):
    """A read-only command and how to read its output."""

    run: Text = Field(
        description="Command with placeholders {namespace} {pod} {container} {node} {image} ...; changes nothing."
    )
    look: Text = Field(description="What to look for in the output, and what it means when it is (or is not) there.")


class Fix(Part):
    """One thing to do, with what it can break."""

    do: Text = Field(description="What to do and why it helps.")
    run: Text | None = Field(None, description="The command or the manifest lines that do it.")
    risk: Text = Field(description="What it breaks, whether it can be undone, which evidence it destroys.")


class Cause(Part):
    """One likely cause: how to confirm it, then how to stop the bleeding and how to mend it for good."""

    cause: Text = Field(description="The cause as a short heading.")
    detail: Text | None = Field(None, description="How this cause leads to what is seen.")
    see: EntryId | None = Field(None, description="The entry that treats this cause in full.")
    confirm: list[Look] = Field(min_length=1)
    stop_gap: Fix | None = Field(None, description="What helps now.")
    lasting: Fix | None = Field(None, description="What keeps it from coming back.")


class Message(Part):
    """A message that a program prints with a reason, and what that message means."""

    text: SignatureText = Field(description="The message with named holes, quoted exactly.")
    means: Text | None = None
    since: Text | None = Field(None, description="First version that prints it.")
    until: Text | None = Field(None, description="First version that no longer prints it.")


class Sense(Part):
    """One meaning of a token: who sets it, on what, and where it is read."""

    by: Text = Field(description="The component that sets it.")
    on: Text = Field(description="The kind of object that carries it.")
    where: list[Place] = Field(min_length=1)
    type: Literal["Normal", "Warning"] | None = Field(None, description="Of the event, where it is one.")
    means: Text
    messages: list[Message] = []
    since: Text | None = None
    until: Text | None = Field(None, description="First version without it.")


class Version(Part):
    """Which versions of which program the entry, or one statement of it, holds for."""

    of: Text = Field(description="The program: Kubernetes, containerd, CRI-O, Docker ...")
    since: Text | None = None
    until: Text | None = Field(None, description="First version for which it no longer holds.")
    note: Text


class Source(Part):
    """A page, or a file of a repository, that shows a statement to be true."""

    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")] | None = None
    repo: Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$")] | None = None
    path: Text | None = Field(None, description="The file inside `repo`.")
    shows: Text = Field(description="What this source shows.")


class Example(Part):
    """A realistic paste that must find this entry first."""

    form: Form
    text: Text


class CounterExample(Part):
    """A paste that must not find this entry first, and the entry that it belongs to (`none`: no entry at all)."""

    text: Text
    belongs_to: EntryId | Literal["none"]


class Entry(Part):
    """One entry, as written in `entries/<kind>/<name>.yaml`."""

    title: Annotated[Text, StringConstraints(max_length=90)]
    summary: Annotated[Text, StringConstraints(max_length=700)] = Field(
        description="What it means, in one to three sentences."
    )
    layer: Layer
    grade: Grade = Grade.PROBLEM
    shown_by: list[EntryId] = Field(
        [],
        description="Parents: the reason, status, exit code, alert or wider symptom it shows up under.",
    )
    explained_by: list[EntryId] = Field(
        [], description="Entries that explain this one, likeliest first; each of them names this one in shown_by."
    )
    emitted: list[Sense] = Field([], description="Who sets this token and where; one item for each sense.")
    versions: list[Version] = []
    impact: Text | None = Field(None, description="Who notices, and what is lost while it lasts.")
    next: Text | None = Field(None, description="What happens by itself: retries, back-off times, eviction.")
    causes: list[Cause] = Field([], description="Likeliest first.")
    verify: list[Look] = Field([], description="How to see that it is mended.")
    prevent: list[Text] = []
    related: list[EntryId] = []
    sources: list[Source] = Field(min_length=1)
    keywords: list[Text] = Field([], description="The words that people use for it.")
    signatures: list[SignatureText] = Field(
        [], description="Messages with named holes that prove this entry; see CONTRIBUTING.md."
    )
    alone: list[Text] = Field(
        [],
        description="What other programs print too. A message (`Job completed`) counts as the whole text only, the "
        "entry's own name (`NotFound`) only so or where a reason stands.",
    )
    examples: list[Example] = Field(min_length=2)
    counter_examples: list[CounterExample] = []
    aliases: list[EntryId] = Field(
        [], description="Ids that redirect here: former ones, and tokens that this entry explains whole."
    )


class Translation(Part):
    """The text fields in another language, in `<name>.<language>.yaml` beside; English stands in for a missing one."""

    title: Annotated[Text, StringConstraints(max_length=90)]
    summary: Annotated[Text, StringConstraints(max_length=700)]
    keywords: list[Text] = Field(min_length=1)
