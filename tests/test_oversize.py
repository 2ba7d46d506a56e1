"""What is too long or too wide for its place: a contents list, a proof, a lead, a table, a name. In a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jianbao.site.address import PROOF_LENGTH
from tests.html_page import HEAVIEST_PAGE, read_page
from tests.tools import build, until, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HEADINGS = 40
COLUMNS = 14
LINES = 2 * PROOF_LENGTH + 10
SENTENCE = "石桥镇的村民从屋里走出来，互相问好，说起今年的收成。"

LONG_NAME = "page_03_of_" * 18
"""Of a source: nothing in it where a line may end."""

BROKEN_OFF = "村里还组织了三支巡逻队，昼夜不停，从村口一直走到渠首，又从渠首走到河边，他们看见"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of sources made for this."""
    base = tmp_path_factory.mktemp("oversize")
    seeds = base / "seeds"
    seeds.mkdir()
    write(seeds, "contents", *contents_page())
    write(seeds, "lines", *long_page())
    write(seeds, "lead", ["石桥镇一年", SENTENCE * 4000], ['lines.1 = "标题"', "articles.date = 2002-05-01"])
    write(seeds, LONG_NAME, ["石桥镇通水", SENTENCE], ['lines.1 = "标题"', "articles.date = 1999-05-01"])
    (seeds / "about.md").write_text(about(), "utf-8")
    done = build(seeds, base / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return base / "site"


def write(seeds: Path, name: str, lines: list[str], corrections: list[str]) -> None:
    (seeds / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (seeds / f"{name}.toml").write_text("\n".join(corrections) + "\n", "utf-8")


def contents_page() -> tuple[list[str], list[str]]:
    """An article with many headings."""
    lines, corrections = ["石桥镇办了四十件实事"], ['lines.1 = "标题"', "articles.date = 2001-05-01"]
    for number in range(1, HEADINGS + 1):
        corrections.append(f'lines.{len(lines) + 1} = "小标题"')
        lines += [f"第{number}件：修好村口的路和桥", SENTENCE * 3]
        corrections.append(f'lines.{len(lines)} = "正文"')
    return lines, corrections


def long_page() -> tuple[list[str], list[str]]:
    """Two articles of many lines, the second beginning on the proof's last page; a paragraph joined across two pages,
    one that breaks off on the last.
    """
    lines = ["石桥镇志", *(f"第{n}天，{SENTENCE}" for n in range(1, LINES)), "石桥镇续志", SENTENCE, BROKEN_OFF]
    border = PROOF_LENGTH + 1
    corrections = ['lines.1 = "标题"', f'lines.{LINES + 1} = "标题"', f"breaks.{LINES + 1} = true"]
    return lines, [*corrections, f"joins.{border} = {border - 1}", "articles.date = 2000-05-01"]


def about() -> str:
    """A table and a line of program, wider than a phone."""
    rows = [[f"第{row}行第{column}列" for column in range(COLUMNS)] for row in range(3)]
    head, *body = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(["一张宽表：", "", head, "|---" * COLUMNS + "|", *body, "", f"    {'x' * 200}", ""])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    yield page
    page.close()


SEEN = """() => {
  const box = document.querySelector('.contents').getBoundingClientRect();
  const inside = ({ top, bottom }) => top + 1 > Math.max(0, box.top) && bottom < Math.min(innerHeight, box.bottom) + 1;
  return [...document.querySelectorAll('.contents a')].map((a) => inside(a.getBoundingClientRect()));
}"""
"""Of each entry of the contents, whether it can be read whole."""


def test_every_entry_of_a_long_contents_list_can_be_reached(page: Page, folder: Path) -> None:
    page.goto((folder / "articles/contents-1.html").as_uri())
    seen = [False] * HEADINGS
    for number in range(HEADINGS):
        page.locator(".contents a").nth(number).focus()  # as the keyboard does; it scrolls only what it must
        now = page.evaluate(SEEN)
        assert now[number], number
        assert sum(now) > 10
        seen = [a or b for a, b in zip(seen, now, strict=True)]
    assert all(seen)
    page.locator(".contents a").first.focus()
    before = page.evaluate("scrollY")
    page.locator(".contents").hover()
    page.mouse.wheel(0, 5000)
    until(page, f"() => ({SEEN})().at(-1)")
    assert page.evaluate("scrollY") == before, "the wheel moves the list, not the page"


DRAWN = """() => {
  const list = document.querySelector('.contents');
  const own = list.getBoundingClientRect();
  const last = list.querySelector('li:last-child').getBoundingClientRect();
  const clipped = getComputedStyle(list).overflowY !== 'visible';
  return { right: own.right, bottom: clipped ? Math.min(own.bottom, last.bottom) : last.bottom };
}"""
"""Where what is drawn of the contents ends."""


@pytest.mark.parametrize("width", [360, 1280, 1600])
def test_a_contents_list_covers_nothing(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto((folder / "articles/contents-1.html").as_uri())
    for where in (0, 0.5, 1):
        page.evaluate("part => scrollTo(0, part * document.body.scrollHeight)", where)
        drawn = page.evaluate(DRAWN)
        foot, text = (page.locator(name).bounding_box() for name in (".foot", ".text > h2 >> nth=0"))
        assert foot and text
        assert drawn["bottom"] <= foot["y"]
        assert drawn["right"] <= text["x"] or drawn["bottom"] <= text["y"]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light")])
def test_a_wide_table_scrolls_by_itself(browser: Browser, folder: Path, axe: str, width: int, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page.goto((folder / "about.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in (".prose table", ".prose pre"):
        wide = page.locator(name)
        assert wide.evaluate("each => each.scrollWidth > each.clientWidth"), name
        wide.focus()
        page.keyboard.press("ArrowRight")
        until(page, f"() => document.querySelector('{name}').scrollLeft > 0")
    assert page.locator(".prose td").first.evaluate("cell => getComputedStyle(cell).borderTopWidth") == "1px"
    assert not violations(page, axe)
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_long_name_of_a_source_makes_no_page_wider(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    seen = 0
    for path in folder.rglob("*.html"):
        if LONG_NAME in path.read_text("utf-8"):
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.relative_to(folder)
            seen += 1
    assert seen >= 10, "the front page, the list, source, article and proof, twice"


HEAVIEST_PROOF = 500_000
"""Bytes of a page of a proof."""


def test_a_long_proof_goes_on_to_further_pages(folder: Path) -> None:
    for edition in ("", "hant/"):
        paths = [folder / f"{edition}proofs/{name}.html" for name in ("lines", "lines-2", "lines-3")]
        ids = [[int(each[1:]) for each in read_page(path).ids if re.fullmatch(r"L\d+", each)] for path in paths]
        assert [len(own) for own in ids] == [PROOF_LENGTH, PROOF_LENGTH, 13]
        assert [number for own in ids for number in own] == list(range(1, LINES + 4))
        assert max(path.stat().st_size for path in paths) < HEAVIEST_PROOF
    assert (folder / "proofs/contents.html").exists()
    assert not (folder / "proofs/contents-2.html").exists()


def test_every_link_to_a_line_of_a_proof_finds_it(folder: Path) -> None:
    pages = {path: read_page(path) for path in folder.rglob("*.html")}
    seen = set()
    for path, page in pages.items():
        for link in page.links:
            file, _, line = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            if target.parent.name == "proofs" and line:
                assert line in pages[target].ids, f"{path.name}: {link}"
                seen.add((path.parent.name, target.name, line))
    border, last = PROOF_LENGTH, LINES + 3
    assert ("proofs", "lines.html", f"L{border}") in seen, "接第500行, from the second page"
    assert ("articles", "lines-2.html", f"L{border + 1}") in seen, "its note"
    assert ("articles", "lines-3.html", f"L{last}") in seen, "the doubt"
    assert ("articles", "lines-3.html", f"L{LINES + 1}") in seen, "出处 of the second article"


def test_a_page_of_a_proof_leads_to_the_doubts_of_the_others(page: Page, folder: Path) -> None:
    page.goto((folder / "proofs/lines.html").as_uri())
    page.get_by_role("link", name="第3页", exact=True).click()
    page.wait_for_url("**/lines-3.html")
    assert page.locator("#doubts + ul > li").count() == 1
    page.locator(".pager").get_by_role("link", name="1", exact=True).click()
    page.wait_for_url("**/lines.html")


def test_a_lead_of_one_endless_paragraph_leaves_the_front_page_light(folder: Path) -> None:
    assert (folder / "articles/lead-1.html").stat().st_size > 300_000
    for edition in ("", "hant/"):
        front = folder / f"{edition}index.html"
        loads = {(front.parent / load).resolve() for load in read_page(front).loads}
        assert sum(path.stat().st_size for path in {front, *loads}) < HEAVIEST_PAGE
        text = front.read_text("utf-8")
        assert "articles/lead-1.html" in text
        assert "收成。……</p>" in text.replace("說起", "说起")
