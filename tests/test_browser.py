"""The built seeds in a real browser, over HTTP from a sub-folder and opened from the disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.articles import DYKE, DYKE_MORE
from tests.commands import ARTICLE, fill, run
from tests.tools import NARROWEST, WIDTH, until, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KINDS = {
    "front": "index.html",
    "article": "articles/*.html",
    "sources": "sources/index.html",
    "source": "sources/[0-9]*.html",
    "proof": "proofs/*.html",
    "places": "places/index.html",
    "place": "places/[0-9]*.html",
    "people": "people/index.html",
    "person": "people/[a-z]*-*.html",
    "dates": "dates/index.html",
    "month": "dates/[0-9][0-9][0-9][0-9]-*.html",
    "year": "dates/days.html",
    "day": "dates/[0-9][0-9]-*.html",
    "search": "search.html",
    "about": "about.html",
    "missing": "404.html",
    "front in Traditional": "hant/index.html",
    "article in Traditional": "hant/articles/*.html",
}
"""One page of each kind: the largest that fits the pattern, where most can go wrong."""


@pytest.fixture(scope="module")
def kinds(built_site: Path) -> dict[str, str]:
    largest = {
        kind: max(built_site.glob(pattern), key=lambda p: (p.stat().st_size, p.name)) for kind, pattern in KINDS.items()
    }
    return {kind: path.relative_to(built_site).as_posix() for kind, path in largest.items()}


def find(page: Page, address: str, query: str) -> list[str]:
    """Addresses of the hits for a query that is typed on the search page."""
    page.goto(address + "search.html")
    page.locator("main input[name=q]").fill(query)
    page.keyboard.press("Enter")
    hits = page.locator("main a[href*='articles/']")
    hits.first.wait_for()
    return [link.get_attribute("href") or "" for link in hits.all()]


def articles(hits: list[str]) -> set[str]:
    return {hit.split("articles/")[1].split(".html")[0] for hit in hits}


def test_each_kind_of_page_opens_without_complaint(page: Page, address: str, kinds: dict[str, str]) -> None:
    for path in kinds.values():
        page.goto(address + path)
        assert page.title()
        assert page.locator("h1").count() == 1, path


def test_both_scripts_find_the_same_articles(page: Page, address: str) -> None:
    simplified, traditional = (find(page, address, name) for name in ("郑凯", "鄭凱"))
    assert articles(simplified) == articles(traditional)
    assert len(articles(simplified)) == 2


def test_a_query_in_the_address_is_answered(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=鄭凱")
    page.locator("main a[href*='articles/']").first.wait_for()
    assert page.locator("main input[name=q]").input_value() == "鄭凱"


@pytest.mark.parametrize("query", ["郑凯", "鄭凱"])
def test_a_hit_leads_to_its_mark(page: Page, address: str, query: str) -> None:
    find(page, address, query)
    page.locator("main a[href*='articles/'][href*='#L']").first.click()
    page.wait_for_url("**/articles/**")
    mark = page.locator("main mark").first
    mark.wait_for()
    assert mark.inner_text() in {"郑凯", "鄭凱"}
    line = page.url.split("#")[1]
    assert page.locator(f"[id='{line}'] mark").count() >= 1
    assert page.locator(f"[id='{line}']").evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_the_edition_is_changed_and_changed_back(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["article"])
    before = page.locator("main h1").inner_text()
    page.locator("a[hreflang^='zh-Hant']").first.click()
    page.wait_for_url("**/hant/**")
    assert page.evaluate("document.documentElement.lang").startswith("zh-Hant")
    page.locator("a[hreflang^='zh-Hans']").first.click()
    page.wait_for_url(address + kinds["article"])
    assert page.locator("main h1").inner_text() == before


def test_the_other_edition_keeps_the_query_and_the_place(page: Page, address: str, kinds: dict[str, str]) -> None:
    find(page, address, "郑凯")
    page.locator("a[hreflang='zh-Hant']").first.click()
    page.wait_for_url("**/hant/search.html?q=*")
    assert page.locator("main input[name=q]").input_value() == "郑凯"
    page.goto(address + kinds["article"] + "?q=的#main")
    page.locator("a[hreflang='zh-Hant']").first.click()
    page.wait_for_url("**/hant/**")
    assert page.url.endswith("?q=%E7%9A%84#main")


def test_a_query_with_quotes_gets_no_others(page: Page, address: str) -> None:
    for query, said in (("郑凯", "“郑凯”："), ("“郑凯”", "“郑凯”："), ('"郑凯"', '"郑凯"：')):
        find(page, address, query)
        assert page.locator("#search-status").inner_text().startswith(said)


@pytest.mark.parametrize("kind", ["front", "article", "place"])
def test_a_slash_goes_to_the_search_box_but_only_with_a_modifier(
    page: Page, address: str, kinds: dict[str, str], kind: str
) -> None:
    page.goto(address + kinds[kind])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")
    alt_slash = {"modifiers": 1, "key": "/", "code": "Slash", "unmodifiedText": "/"}
    keyboard = page.context.new_cdp_session(page)  # Playwright's Alt+/ leaves out what Chromium knows the key by
    keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", **alt_slash})
    keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", **alt_slash})
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("荥阳")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?*")
    page.locator("main a[href*='articles/']").first.wait_for()


@pytest.mark.parametrize("kind", ["front", "article", "place", "proof", "search"])
def test_no_single_character_is_a_shortcut(page: Page, address: str, kinds: dict[str, str], kind: str) -> None:
    """WCAG 2.1.4: who speaks to the computer types such characters unawares."""
    page.goto(address + kinds[kind])
    page.locator("h1").click()
    before = page.evaluate("[document.activeElement.tagName, scrollY, location.href]")
    for character in map(chr, range(0x21, 0x7F)):
        page.keyboard.press(character)
    assert page.evaluate("[document.activeElement.tagName, scrollY, location.href]") == before


def test_the_first_tab_stop_skips_to_the_text(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["article"])
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert page.locator(f"main{skip}, main {skip}").count() == 1


def test_no_page_scrolls_sideways_on_a_phone(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    wide = {}
    for kind, path in kinds.items():
        page.goto(address + path)
        wide[kind] = page.evaluate(WIDTH)
    assert {kind: width for kind, width in wide.items() if width > NARROWEST} == {}


def test_an_address_without_a_break_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    """With a base URL each citation holds one, and a Chinese file name is three times as long in it."""
    folder = fill(tmp_path / "seeds", {"河滨日报第四版通车特刊.txt": ARTICLE.encode()})
    run("--source", folder, "--output", tmp_path / "site", "--base-url", "https://example.org/剪报/二〇二〇年/")
    page = browser.new_page(viewport={"width": NARROWEST, "height": 640})
    wide = {}
    for path in sorted((tmp_path / "site").rglob("*.html")):
        page.goto(path.as_uri())
        wide[path.as_posix()] = page.evaluate(WIDTH)
    page.close()
    assert len(wide) > 10
    assert {name: width for name, width in wide.items() if width > NARROWEST} == {}


BROKEN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let seen = 0;
  const broken = [];
  while (walker.nextNode()) {
    const { data } = walker.currentNode;
    const at = data.indexOf('（推定）');
    if (at < 0) continue;
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + 4);
    const { parentElement } = walker.currentNode;
    if (getComputedStyle(parentElement).display !== 'inline') broken.push(data);  // would trim （
    if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(data);
    const date = parentElement.parentElement;
    const first = document.createRange();
    first.setStart(date.firstChild, 0);
    first.setEnd(date.firstChild, 1);
    const [above, below] = [first, range].map((each) => each.getBoundingClientRect().top);
    if (date.textContent.length < 17 && below - above > 8) broken.push(date.textContent);  // a span of days may wrap
    seen++;
  }
  return [seen, broken];
}"""
"""How many times a page says （推定）, and where a line ends within it."""


@pytest.mark.parametrize("kind", ["front", "sources", "source", "article"])
def test_no_line_ends_within_a_word_for_a_guess(page: Page, address: str, kinds: dict[str, str], kind: str) -> None:
    page.goto(address + kinds[kind])
    for width in range(NARROWEST, 480, 4):
        page.set_viewport_size({"width": width, "height": 640})
        seen, broken = page.evaluate(BROKEN)
        assert seen and not broken, width


def test_results_fit_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    find(page, address, "疫情")
    assert page.evaluate(WIDTH) <= NARROWEST


def test_what_is_not_of_the_text_is_neither_copied_nor_counted(browser: Browser, tmp_path: Path) -> None:
    """The boxes under the headline, and the headline of the other half of an article."""
    text = DYKE + DYKE_MORE
    pages = (f"# 清河两岸换新颜\n\n{text}（下转第四版）\n", f"# 柳湾镇续篇\n\n（上接第一版）{text}\n")
    fill(tmp_path / "in", {name: each.encode() for name, each in zip(("p1.txt", "p4.txt"), pages, strict=True)})
    run("--source", tmp_path / "in", "--output", tmp_path / "site")
    page = browser.new_page()
    page.goto((tmp_path / "site/articles/p1-1.html").as_uri() + "?q=柳湾")
    page.locator(".hits").wait_for()
    assert page.locator("article .beside").inner_text() == "柳湾镇续篇"
    assert page.locator("article .marks").is_visible()
    assert page.locator("article mark.hit").count() == text.count("柳湾")
    copied = "() => getSelection().selectAllChildren(document.querySelector('article')) || `${getSelection()}`"
    assert not re.search("标出|续篇", page.evaluate(copied))
    page.close()


def test_the_text_is_there_without_scripts(browser: Browser, address: str, kinds: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind, path in kinds.items():
        page.goto(address + path)
        assert len(page.locator("main").inner_text()) > 20, kind
    context.close()


NOTES = """() => {
  const top = (each) => each.getBoundingClientRect().top;
  return [...document.querySelectorAll('.notes li')].map((note) => {
    const { top: at, bottom } = note.getBoundingClientRect();
    return { at, bottom, wanted: top(document.getElementById(note.dataset.for)) };
  });
}"""
OVERLAPS = """() => {
  const all = [...document.querySelectorAll('.margin > section:not(.notes), .notes li')];
  const boxes = all.map((each) => each.getBoundingClientRect()).sort((a, b) => a.top - b.top);
  return boxes.filter((box, i) => i && box.top < boxes[i - 1].bottom).length;
}"""


def test_each_note_stands_at_the_height_of_what_it_speaks_of(page: Page, address: str, built_site: Path) -> None:
    heads = 0
    for path in sorted(built_site.glob("articles/*.html")):
        page.goto(f"{address}articles/{path.name}")
        above = 0.0
        for note in sorted(page.evaluate(NOTES), key=lambda note: (note["wanted"], note["at"])):
            assert note["at"] == pytest.approx(max(note["wanted"], above), abs=12), path.name  # 10 between two notes
            above = note["bottom"]
        heads += page.locator("header [id]").evaluate_all(
            "all => all.filter(({ id }) => document.querySelector(`.notes [data-for='${id}']`)).length"
        )
        assert page.evaluate(OVERLAPS) == 0, path.name
    assert heads > 1, "some notes speak of a headline"


def test_what_is_unfolded_in_the_margin_covers_no_note(page: Page, address: str, built_site: Path) -> None:
    texts = {path.name: path.read_text("utf-8") for path in built_site.glob("articles/*.html")}
    name = next(name for name, text in texts.items() if "<summary>" in text and 'class="notes"' in text)
    page.goto(f"{address}articles/{name}")
    for summary in page.locator(".margin summary").all():
        summary.click()
    until(page, f"() => !({OVERLAPS})()")
    page.set_viewport_size({"width": 900, "height": 800})
    until(page, "() => !document.querySelector('.placed')")
    assert page.evaluate("document.querySelector('.margin').style.minHeight") == ""
    assert page.evaluate(OVERLAPS) == 0


BACKGROUND = "one => getComputedStyle(one).backgroundColor"
UNDERLINE = "one => getComputedStyle(one).textDecorationLine + getComputedStyle(one).textDecorationStyle"
MARKS = {"place": "span.place", "person": "span.person", "when": "time.when"}


def test_what_a_text_names_is_marked_when_asked_without_scripts(
    browser: Browser, address: str, kinds: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + kinds["article"])
    lines = set()
    for kind, name in MARKS.items():
        named = page.locator(f".text > p {name}").first
        assert named.evaluate(BACKGROUND) == "rgba(0, 0, 0, 0)"
        page.locator(f"#mark-{kind}").focus()
        page.keyboard.press("Space")
        assert named.evaluate(BACKGROUND) != "rgba(0, 0, 0, 0)", kind
        lines.add(named.evaluate(UNDERLINE))
    assert len(lines) == len(MARKS), "who sees no colours tells them apart by their lines"
    assert page.get_by_role("group", name="在文中标出").get_by_role("checkbox").count() == len(MARKS)
    page.emulate_media(media="print")
    for name in MARKS.values():
        named = page.locator(f".text > p {name}").first
        assert (named.evaluate(BACKGROUND), named.evaluate(UNDERLINE)[:4]) == ("rgba(0, 0, 0, 0)", "none")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_text_can_be_read(
    browser: Browser, http_site: str, kinds: dict[str, str], axe: str, scheme: Any
) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(http_site + kinds["article"])
    for kind in MARKS:
        page.locator(f"#mark-{kind}").check()
    assert not violations(page, axe)
    page.close()


LIGHT = 60_000
"""Bytes of a page with all that it asks for."""


@pytest.mark.parametrize("kind", ["front", "article", "article in Traditional"])
def test_a_page_is_light(browser: Browser, http_site: str, kinds: dict[str, str], kind: str) -> None:
    page = browser.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(http_site + kinds[kind], wait_until="networkidle")
    page.close()
    assert len(sizes) > 2
    assert sum(sizes.values()) < LIGHT, sizes


@pytest.mark.parametrize(
    ("today", "said"), [("2031-02-03", "今天是2月3日"), ("2031-12-31", "今天没有记载，往后最近的是1月22日")]
)
def test_the_calendar_brings_its_reader_to_today(page: Page, address: str, today: str, said: str) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.goto(address + "dates/days.html")
    line = page.locator(".more:visible")
    assert line.inner_text().startswith(said)
    assert page.locator("[aria-current=date]").get_attribute("id") == f"d{today[5:]}"
    target = line.locator("a").evaluate("a => a.href")
    line.locator("a").click()
    page.wait_for_url(target)
    assert said.endswith(page.locator("h1").inner_text())


A4 = 643
"""CSS pixels between margins of 20 mm."""


@pytest.mark.parametrize("width", [A4, 1280])
def test_a_printed_line_is_no_longer_than_one_on_the_screen(
    page: Page, address: str, kinds: dict[str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + kinds["article"])
    page.emulate_media(media="print")
    ems = page.locator(".text > p").last.evaluate("p => p.offsetWidth / parseFloat(getComputedStyle(p).fontSize)")
    assert 34 <= ems <= 38


def test_each_thing_to_unfold_on_a_proof_has_a_name_of_its_own(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["proof"])
    summaries = page.locator("summary").all()
    names = [each.get_attribute("aria-label") or each.inner_text() for each in summaries]
    assert len(names) > 40
    assert len(set(names)) == len(names)
    assert all(each.inner_text() in name for each, name in zip(summaries, names, strict=True)), "what is seen is said"


PROBES = {
    "script": "const s = document.createElement('script'); s.text = 'ran = 1'; document.body.append(s)",
    "handler": "document.body.setAttribute('onclick', 'ran = 1'); document.body.click()",
    "image": "const i = new Image(); i.onload = () => { window.ran = 1 }; i.src = 'http://127.0.0.1:9/x.png'",
}


@pytest.mark.parametrize("probe", PROBES)
def test_the_policy_stops_what_a_text_might_try(
    browser: Browser, address: str, kinds: dict[str, str], probe: str
) -> None:
    page = browser.new_page()
    page.goto(address + kinds["article"])
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(PROBES[probe])
    assert page.evaluate("window.ran") is None
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(NARROWEST, "light"), (1280, "dark")])
def test_no_barrier_that_axe_can_see(
    browser: Browser, http_site: str, kinds: dict[str, str], axe: str, width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for kind, path in kinds.items():
        page.goto(f"{http_site}{path}?q=郑凯")
        if kind == "search":
            page.locator("main a[href*='articles/']").first.wait_for()
        found[kind] = violations(page, axe)
    page.close()
    report = "\n".join(f"{kind}: {one}" for kind, many in found.items() for one in many)
    assert not report, report
