"""What tests share: the parsed seeds, a site built once, a server over it, a browser, Node, ``--update``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao.model import ParsedSource
from tests.inputs import parsed_file
from tests.machine import MISSING, missing, without_privileges
from tests.tools import ROOT, build, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LEFT = "net::ERR_ABORTED"
"""Why a request failed: the reader went on to another page before it was answered."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files from what the code does now")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud which tests a missing program kept from running."""
    skipped = (report.longrepr for report in terminalreporter.stats.get("skipped", ()))
    reasons = [why[2].split(MISSING)[1] for why in skipped if isinstance(why, tuple) and MISSING in why[2]]
    for reason in sorted(set(reasons)):
        terminalreporter.section("NOT TESTED", sep="!", red=True, bold=True)
        terminalreporter.line(f"{reasons.count(reason)} tests did not run for want of {reason}")


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder with a source in it that may not be looked into; root gives up its power to look for the test."""
    if os.name != "posix":
        pytest.skip("permissions are another matter on Windows")
    folder = tmp_path / "closed"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds/a.txt").write_text("新桥昨日通车", encoding="utf-8")
    folder.chmod(0)
    with without_privileges():
        if os.path.lexists(folder / "seeds"):
            pytest.skip("whoever runs this may look into any folder")
        yield folder
    folder.chmod(0o700)


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def seeds() -> tuple[ParsedSource, ...]:
    """The sources of ``seeds/``, parsed."""
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    return tuple(map(parsed_file, paths))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site built from ``seeds/``; for reading only."""
    output = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT / "seeds", output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def http_site(built_site: Path) -> Iterator[str]:
    """The built site over HTTP, in a sub-folder as on many a host; its address ends in a slash."""
    with served(built_site.parent) as root:
        yield f"{root}{built_site.name}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the system's, else the one that Playwright installed."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright (pip install playwright)")
    with sync_playwright() as playwright:
        system = shutil.which("chromium") or shutil.which("google-chrome")
        if not system and not Path(playwright.chromium.executable_path).exists():
            missing("Chromium (apt install chromium, or: playwright install chromium)")
        quiet = ["--disable-gpu", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=system, args=quiet)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, built_site: Path) -> str:
    """The root of the site, with a slash."""
    if request.param == "file":
        return built_site.as_uri() + "/"
    return str(request.getfixturevalue("http_site"))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that complains, at the end, of errors it saw and of requests to elsewhere."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("requestfailed", lambda r: complaints.append(f"not loaded: {r.url}") if r.failure != LEFT else None)
    page.on("request", lambda r: None if r.url.startswith((address, "data:")) else complaints.append(r.url))
    yield page
    context.close()
    assert not complaints


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, as the Python package carries it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def node() -> str:
    """Node's command."""
    return shutil.which("node") or missing("Node (apt install nodejs)")
