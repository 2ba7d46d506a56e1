"""The architecture, held: imports go downwards, the disk is at the two ends, modules are short."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.tools import ROOT

PACKAGE = ROOT / "jianbao"
MODULES = sorted(PACKAGE.rglob("*.py"))

BELOW = {
    "model": set[str](),
    "text": {"model"},
    "parse": {"model", "text"},
    "enrich": {"model", "text", "parse"},
    "site": {"model", "text", "parse", "enrich"},
    "io": {"model", "text"},
    "cli": {"model", "text", "parse", "enrich", "site", "io"},
}
"""What each part may import besides itself. ``build.py`` imports everything; nobody imports ``build.py``."""

PURE = ("text", "parse", "enrich", "site")
"""Parts that take values and give values; the disk belongs to ``io``."""

DISK_AND_NETWORK = {
    "fcntl", "ftplib", "http", "io.open", "os", "requests", "shutil", "smtplib", "socket",
    "socketserver", "ssl", "subprocess", "tempfile", "urllib.request",
}  # fmt: skip

READS = {"open", "read_bytes", "read_text", "iterdir"}
WRITES = {"write_bytes", "write_text", "writelines", "mkdir", "touch", "unlink"}

LONGEST_MODULE = 300
"""Lines: what a reader takes in at one sitting."""


MUTABLE = {
    "dict", "list", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict", "ChainMap",
    "MutableMapping", "MutableSequence", "MutableSet",
}  # fmt: skip

FILLED_LATER = {
    "enrich/gazetteer.py Gazetteer._aboves": "a memo of what the rows say; filled twice it is the same",
    "enrich/gazetteer.py Gazetteer._places": "a memo of what the rows say; filled twice it is the same",
    "site/index/blocks.py _Facet.numbers": "the numbers of a facet's values while its block is made",
    "site/index/blocks.py _Facet.of": "likewise",
    "site/edition.py Edition.cards": "a memo of what an article's card says in this edition",
    "site/edition.py Edition._words": "a memo of conversions",
}
"""Fields of records that are filled after they are made, and why that is harmless."""


def name_of(path: Path) -> str:
    """The part that a module belongs to: its folder."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().removeprefix("jianbao/")


def imports(path: Path) -> Iterator[str]:
    """Dotted names of all modules that ``path`` imports, in functions too; ``from a import b`` is ``a.b``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{label(path)}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[str]:
    """Last names of all that ``path`` calls: ``open`` of ``open(…)``, ``read_text`` of ``x.read_text()``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr


def own(name: str) -> Path | None:
    """The file of ``jianbao`` that a dotted name means: a module, or something inside one."""
    parts = name.split(".")
    if parts[0] != PACKAGE.name:
        return None
    for end in (len(parts), len(parts) - 1):
        path = ROOT.joinpath(*parts[:end])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file():
                return file
    return None


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent != PACKAGE], ids=label)
def test_imports_go_downwards(path: Path) -> None:
    part = name_of(path)
    for name in imports(path):
        assert name.split(".")[0] not in {"build", "tests"}, name
        target = own(name)
        if target is not None and name_of(target) != part:
            assert name_of(target) in BELOW[part], f"{part} may not import {name}"


def test_rules_stand_on_looks_and_not_looks_on_rules() -> None:
    """What the tables of rules need of a page stands below them; only ``classify`` asks them."""
    rules = PACKAGE / "parse" / "rules"
    asking = [
        label(path)
        for path in MODULES
        if rules not in path.parents
        and any(name.startswith("jianbao.parse.rules.") and ".words." not in name for name in imports(path))
    ]
    assert asking == ["parse/classify.py"]


@pytest.mark.parametrize("path", sorted((ROOT / "tests").glob("*.py")), ids=lambda path: path.name)
def test_tests_share_helpers_and_not_one_another(path: Path) -> None:
    """What two tests need has a module of its own, which ``tests/README.md`` names."""
    assert [name for name in imports(path) if re.match(r"tests\.(test_|conftest)", name)] == []


def test_no_circle_of_imports() -> None:
    graph = {path: {t for t in map(own, imports(path)) if t is not None} for path in MODULES}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p) in PURE], ids=label)
def test_the_middle_touches_neither_disk_nor_network(path: Path) -> None:
    for name in imports(path):
        prefixes = {name, name.split(".")[0], ".".join(name.split(".")[:2])}
        assert not prefixes & DISK_AND_NETWORK, name
    assert not set(calls(path)) & WRITES
    reads_installed_data = any(name.startswith("importlib.resources") for name in imports(path))
    assert reads_installed_data or not set(calls(path)) & READS


@pytest.mark.parametrize("path", [ROOT / "build.py", *MODULES], ids=label)
def test_each_module_introduces_itself_and_stays_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert len(text.splitlines()) <= LONGEST_MODULE


def types(path: Path) -> Iterator[str]:
    """Names of the classes and of the types with a name that a module defines for others."""
    for node in ast.parse(path.read_text("utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else ()
        names = [node.name] if isinstance(node, ast.ClassDef) else [t.id for t in targets if isinstance(t, ast.Name)]
        yield from (name for name in names if re.fullmatch("[A-Z][a-z]\\w+", name))


def test_a_type_has_a_name_of_its_own() -> None:
    counts = Counter(name for path in MODULES for name in types(path))
    assert [name for name, n in counts.items() if n > 1] == []


def records(path: Path) -> Iterator[tuple[ast.ClassDef, str]]:
    """Dataclasses and structs, each with what is written of its kind."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            if "msgspec.Struct" in map(ast.unparse, node.bases):
                yield node, " ".join(f"{each.arg}={ast.unparse(each.value)}" for each in node.keywords)
            for decorator in map(ast.unparse, node.decorator_list):
                if decorator.startswith("dataclass"):
                    yield node, decorator


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_records_are_frozen(path: Path) -> None:
    """No field of a record is set anew after it is made. What a field holds is the next test's matter."""
    for node, decorator in records(path):
        assert "frozen=True" in decorator, node.name


def mutable_fields(path: Path) -> Iterator[str]:
    """``Class.field`` of each field of a record whose type names a collection that can be filled later."""
    for node, _ in records(path):
        for line in node.body:
            if isinstance(line, ast.AnnAssign):
                names = {each.id for each in ast.walk(line.annotation) if isinstance(each, ast.Name)}
                names |= {each.attr for each in ast.walk(line.annotation) if isinstance(each, ast.Attribute)}
                if names & MUTABLE:
                    yield f"{node.name}.{ast.unparse(line.target)}"


def test_only_what_is_listed_holds_something_that_can_change() -> None:
    """By the types as they are written, so arrays of numpy and what stands behind a name of its own are not seen."""
    found = {f"{label(path)} {name}" for path in MODULES for name in mutable_fields(path)}
    assert found == set(FILLED_LATER)
