"""The command line of whypod: it translates options into calls, and errors into messages and exit codes.

Imports are deferred into the commands: `whypod match` of one line must not wait for Flask, MkDocs or YAML.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kb.errors import KnowledgeError, Problem, UsageError, WhypodError

if TYPE_CHECKING:
    from kb.load import KnowledgeBase
    from search_api.match import Answer, Matcher

ROOT = Path(__file__).resolve().parent
FOUND, NO_MATCH, BAD_INPUT = 0, 1, 2
LARGEST_INPUT = 64 * 1024 * 1024

build_option = click.option(
    "--build-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "build",
    envvar="WHYPOD_BUILD_DIR",
    show_envvar=True,
    help="Where `whypod build` puts site and index.  [default: build/ of the project]",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="whypod")
def cli() -> None:
    """Paste a Kubernetes error, get the page that explains it.

    \b
    whypod build                              once, and after each change of the entries
    kubectl describe pod web-0 | whypod match -
    whypod show CrashLoopBackOff              an entry here in the terminal
    whypod serve                              site and search at http://127.0.0.1:8000

    Nothing that you paste leaves this machine, is logged or kept.
    """


@cli.command()
@build_option
@click.option("--index-only", is_flag=True, help="Leave the site out: enough for `match` and `show`.")
def build(build_dir: Path, index_only: bool) -> None:
    """Check the entries, generate the pages, build the site and the index.

    A build takes the place of the last one in one step, and only when it is whole.
    """
    from generator import site
    from search_api import indexing, release

    base = _checked()
    with release.staged(build_dir) as folder:
        indexing.write(folder / release.INDEX, base)
        if not index_only:
            written = site.generate(base, ROOT / "docs")
            click.echo(f"pages: {written.changed} written, {written.unchanged} unchanged, {written.removed} removed")
            site.build(ROOT, folder / release.SITE)
    click.echo(f"{len(base.entries)} entries built into {build_dir}")


@cli.command()
@build_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, envvar="PORT")
def serve(build_dir: Path, host: str, port: int) -> None:
    """Serve the site and the search from the last build."""
    from search_api import release, server

    folder = release.current(build_dir)
    server.serve(folder, host, port, lambda address: click.echo(f"whypod is at {address} (Ctrl+C ends it)"))


@cli.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default="-")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as the HTTP interface gives it.")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} lines, print {"id", "matches"} lines, in order.')
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="Most answers to give.")
@click.option("--explain", is_flag=True, help="Say what each piece of evidence gave, and why the next one lost.")
@build_option
def match(file: Path, as_json: bool, jsonl: bool, limit: int, explain: bool, build_dir: Path) -> None:
    """Explain the text in FILE, or what comes in through the pipe.

    Exit code 0: found, 1: no match, 2: input that cannot be used.
    """
    matcher = _matcher(build_dir)
    if jsonl:
        with click.open_file(str(file), "rb") as stream:
            _match_lines(matcher, stream, limit)
        return
    answer = matcher.match(_read(file), limit)
    if as_json:
        click.echo(json.dumps(answer.to_json(explain), ensure_ascii=False, indent=2))
    else:
        _print(answer, explain)
    sys.exit(FOUND if answer.ranked else NO_MATCH)


@cli.command(context_settings={"ignore_unknown_options": True})  # `show -1` is an exit code, no option
@click.argument("entry")
@click.option("--json", "as_json", is_flag=True, help="Print the entry's data.")
def show(entry: str, as_json: bool) -> None:
    """Show an entry: its id, a bare name in any case (`oomkilled`, `137`), or a former id."""
    from generator import static_json, terminal
    from generator.pages import Pages

    base = _loaded()
    number = entry.removeprefix("exit-codes/")
    if number.lstrip("-").isdecimal() and len(number) < 100 and f"exit-codes/{int(number) % 256}" not in base.entries:
        click.echo(terminal.exit_code(int(number)))
        return
    found = base.find(str(int(number) % 256) if number.lstrip("-").isdecimal() and len(number) < 100 else entry)
    pages = Pages(base)
    data = static_json.entry(pages, found)
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else terminal.entry(pages, found))


@cli.command("list")
@click.argument("kind", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print id, kind, title, summary, layer and grade of each.")
def list_entries(kind: str | None, as_json: bool) -> None:
    """List the entries, all or of one KIND: statuses reasons exit-codes symptoms alerts."""
    from generator import static_json
    from kb.kinds import Kind

    if kind is not None and kind not in list(Kind):
        raise UsageError(f"found the kind {kind!r}, expected one of {', '.join(Kind)}")
    base = _loaded()
    entries = [one for one in base.entries.values() if kind in (None, one.kind)]
    if as_json:
        click.echo(json.dumps([static_json.brief(one) for one in entries], ensure_ascii=False, indent=1))
        return
    width = max((len(one.id) for one in entries), default=0)
    for one in entries:
        click.echo(f"{one.id:{width}}  {one.entry.title}")


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
def check(paths: tuple[Path, ...]) -> None:
    """Report every problem of the knowledge base as path:line; with PATHS only those of these files or folders."""
    wanted = [path.resolve() for path in paths]
    problems = [one for one in _problems()[1] if not wanted or _within(one.path, wanted)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"whypod: {len(problems)} problems", err=True)
        sys.exit(1)


@cli.command()
@click.argument("kind")
@click.argument("name")
def new(kind: str, name: str) -> None:
    """Write the commented template of a new entry."""
    from kb import load, template
    from kb.kinds import Kind

    if kind not in list(Kind):
        raise UsageError(f"found the kind {kind!r}, expected one of {', '.join(Kind)}")
    for path in template.new(load.ENTRIES, Kind(kind), name):
        click.echo(str(path))


def _loaded() -> KnowledgeBase:
    from kb import load

    return load.load()


def _problems() -> tuple[KnowledgeBase, list[Problem]]:
    """Return the knowledge base and all its problems: of form, of the rules, and of the examples."""
    from kb import load, rules
    from search_api import proof

    base, problems = load.load_leniently()
    return base, sorted([*problems, *rules.check(base), *proof.check(base)])


def _checked() -> KnowledgeBase:
    base, problems = _problems()
    if problems:
        raise KnowledgeError(problems)
    return base


def _within(path: Path, wanted: Iterable[Path]) -> bool:
    resolved = path.resolve()
    return any(resolved == one or one in resolved.parents for one in wanted)


def _matcher(build_dir: Path) -> Matcher:
    from search_api import index, release
    from search_api.match import Matcher

    return Matcher(index.read(release.current(build_dir) / release.INDEX))


def _read(file: Path) -> str:
    try:
        with click.open_file(str(file), "rb") as stream:
            data: bytes = stream.read(LARGEST_INPUT + 1)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
    if len(data) > LARGEST_INPUT:
        raise UsageError(f"{file}: found more than {LARGEST_INPUT // 2**20} MiB, expected less; cut it with `tail`")
    return data.decode("utf-8", errors="replace")


def _match_lines(matcher: Matcher, lines: Iterable[bytes], limit: int) -> None:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            case = _case(line, number)
            matches = matcher.match(case["text"], limit).to_json()["matches"]
            click.echo(json.dumps({"id": case["id"], "matches": matches}, ensure_ascii=False))
            sys.stdout.flush()


def _case(line: bytes, number: int) -> dict[str, Any]:
    try:
        case = json.loads(line)
    except ValueError as error:
        raise UsageError(f"line {number}: found no JSON ({error}), expected {{id, text}}") from None
    if not (isinstance(case, dict) and "id" in case and isinstance(case.get("text"), str)):
        raise UsageError(f"line {number}: expected an object with `id` and a string `text`")
    return case


def _print(answer: Answer, explain: bool) -> None:
    from search_api import terminal

    click.echo(terminal.render(answer, explain))


def _guarded(command: Callable[[], Any]) -> int:
    """Run the command line; return its exit code, with every error of ours as one message on stderr."""
    try:
        command()
    except WhypodError as error:
        click.echo(f"whypod: {error}", err=True)
        return error.exit_code
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains again when it closes it
        return 141
    return 0


def main() -> None:
    """Run the command line and exit."""
    sys.exit(_guarded(lambda: cli(standalone_mode=False)))


if __name__ == "__main__":
    main()
