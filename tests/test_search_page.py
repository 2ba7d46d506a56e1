"""The search page in a real browser: what is typed, chosen and pressed, over HTTP and from the disk."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.search_page import RESULTS, STATUS, all_titles, ask, count, field, status, titles, unfold, waits
from tests.tools import NARROWEST, WIDTH, hold, until, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

EDITIONS = ["", "hant/"]


def test_results_come_while_the_reader_types(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    waits(page, "可查17篇")
    field(page).press_sequentially("口罩", delay=5)
    waits(page, "“口罩”：")
    assert page.url.endswith("?q=" + quote("口罩"))
    assert page.locator(f"{RESULTS} mark").first.inner_text() == "口罩"
    assert page.evaluate("document.activeElement.name") == "q"
    field(page).fill("")
    waits(page, "可查17篇")
    assert titles(page) == []


def test_an_answer_that_comes_late_is_dropped(browser: Browser, http_site: str) -> None:
    page = browser.new_page()
    ask(page, http_site, "口罩")
    page.evaluate("""() => {
      const { search } = Jianbao;
      Jianbao.search = (...asked) => {
        const found = search(...asked);
        window.late = window.late || found;
        return found;
      };
    }""")
    let_go = hold(page, "/search/.+/")
    field(page).fill("荥阳")
    until(page, "() => Boolean(window.late)")
    field(page).fill("“口罩”")
    waits(page, "“口罩”：")
    let_go()
    page.evaluate("async () => { await Jianbao.next({ ...await late }, 10); await new Promise(setTimeout); }")
    assert status(page).startswith("“口罩”：")
    assert set(page.locator(f"{RESULTS} mark").all_inner_texts()) == {"口罩"}
    page.close()


def test_what_an_input_method_has_not_finished_is_not_looked_for(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    waits(page, "可查")
    field(page).focus()
    page.clock.install()
    keyboard = page.context.new_cdp_session(page)
    for pinyin in ("k", "kou", "kouzhao"):
        keyboard.send("Input.imeSetComposition", {"text": pinyin, "selectionStart": 1, "selectionEnd": 1})
    page.keyboard.press("ArrowDown")
    page.clock.run_for(1000)
    assert page.url == address + "search.html"
    assert status(page).startswith("可查")
    assert page.evaluate("document.activeElement.name") == "q"
    keyboard.send("Input.insertText", {"text": "口罩"})
    waits(page, "“口罩”：")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_newest_first_and_back(page: Page, address: str, edition: str) -> None:
    ask(page, address, "疫情", edition)
    before = all_titles(page)
    page.locator("#search-tools a[data-value=new]").click()
    page.wait_for_url("**&order=new")
    page.wait_for_function("t => document.querySelector('#search-results h2 a').textContent !== t", arg=before[0])
    months = page.locator(f"{RESULTS} time").evaluate_all("all => all.map(t => t.dateTime.slice(0, 7))")
    assert months == sorted(months, reverse=True)
    assert sorted(all_titles(page)) == sorted(before)
    assert page.locator("#search-tools [aria-current=true]").first.inner_text() == "新的在前"
    page.go_back()
    page.wait_for_function("t => document.querySelector('#search-results h2 a').textContent === t", arg=before[0])
    assert "order" not in page.url


def test_each_kind_of_choice_narrows_to_the_number_it_names(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    names = ["地方", "年份", "报刊", "来源", "作者（署名）", "人物（见于报道）"]
    assert page.locator(".facet > summary").all_inner_texts() == names
    for number in range(len(names)):
        facet = page.locator("#search-facets .facet").nth(number)
        if facet.get_attribute("open") is None:
            facet.locator("summary").first.click()
        facet.locator("a").first.wait_for()
        if facet.locator("details").count():
            facet.locator("details summary").click()
            facet.locator("details a").first.wait_for()
        link = facet.locator("a").last
        link.wait_for()
        expected = int(link.locator(".n").inner_text())
        link.click()
        page.locator("#search-chosen a").wait_for()
        assert count(page) == len(all_titles(page)) == expected
        page.go_back()
        page.locator("#search-chosen").wait_for(state="hidden")
        assert count(page) == 17


def test_what_was_chosen_is_taken_back(page: Page, address: str) -> None:
    ask(page, address, "疫情", more="&place=" + quote("河南省/郑州市/上街区") + "&year=2020")
    assert page.locator("#search-chosen a").all_inner_texts() == ["地方：上街区 ×", "年份：2020 ×"]
    assert count(page) == 7
    page.get_by_role("link", name="取消地方：上街区").click()
    page.wait_for_url(lambda url: "place" not in url)
    waits(page, "17篇")
    assert page.evaluate("document.activeElement.id") == "search-status"


def test_clauses_about_place_author_and_year(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    everything = count(page)
    for one, other in (
        ("地方:上街", "place:上街"),
        ("作者：薛璐", "by:薛璐"),
        ("报刊:全媒体", "outlet:郑报"),
        ("人物:李", "person:李"),
        ("年份:2020", "year:2020-2021"),
    ):
        ask(page, address, f"疫情 {one}")
        found, shown = count(page), titles(page)
        ask(page, address, f"疫情 {other}")
        assert (count(page), titles(page)) == (found, shown)
        assert 0 < found <= everything
        page.goto(f"{address}search.html?q={quote(f'疫情 -{one}')}")
        waits(page, "疫情")
        assert found + (0 if "没有" in status(page) else count(page)) == everything


@pytest.mark.parametrize(("edition", "sign"), [("", "地方"), ("hant/", "地方")])
def test_a_form_writes_the_query(page: Page, address: str, edition: str, sign: str) -> None:
    ask(page, address, "疫情 -学校", edition)
    page.locator("#search-form summary").click()
    page.wait_for_function("() => document.querySelector('#search-fields [name=none]').value === '学校'")
    place = page.locator("#search-fields [name=place]")
    place.fill("上街")
    waits(page, sign)
    assert field(page).input_value() == f"疫情 -学校 {sign}:上街"
    page.locator("#search-fields [name=phrase]").fill("疫情防控")
    waits(page, "防控")
    assert field(page).input_value() == f'疫情 "疫情防控" -学校 {sign}:上街'
    assert count(page) == len(all_titles(page))
    field(page).fill("口罩 年份:2020")
    waits(page, "口罩")
    assert place.input_value() == ""
    assert page.locator("#search-fields [name=year]").input_value() == "2020"
    place.fill("荥阳")
    place.press("Enter")
    page.wait_for_url(f"**{quote('荥阳')}*")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_concordance_and_its_table(page: Page, address: str, edition: str, tmp_path: Path) -> None:
    word = "志愿者" if not edition else "志願者"
    ask(page, address, word, edition)
    all_titles(page)
    places = sum(int(re.sub(r"\D", "", text)) for text in page.locator(".fine span:last-child").all_inner_texts())
    page.locator("#search-tools a[data-value=lines]").click()
    page.locator(".kwic .go").first.wait_for()
    while page.locator("#search-more").is_visible():
        before = page.locator(".kwic .go").count()
        page.locator("#search-more").click()
        page.wait_for_function("n => document.querySelectorAll('.kwic .go').length > n", arg=before)
        assert page.locator(".kwic .go").nth(before).evaluate("a => a === document.activeElement")
    assert page.locator(".kwic .go").count() == places
    assert set(page.locator(".kwic mark").all_inner_texts()) == {word}
    with page.expect_download() as download:
        page.locator("#search-table").click()
    assert download.value.suggested_filename == f"{'逐处' if not edition else '逐處'}-{word}.csv"
    download.value.save_as(tmp_path / "lines.csv")
    data = (tmp_path / "lines.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == places
    assert {row["词" if not edition else "詞"] for row in rows} == {word}
    assert all(row["网址" if not edition else "網址"].startswith(address) for row in rows)
    waits(page, f"：{places}{'处' if not edition else '處'}")


def late(route: Route) -> None:
    sleep(0.5)
    route.continue_()


@pytest.mark.parametrize("slow", [False, True], ids=["", "left while more lines are on their way"])
def test_a_line_leads_to_its_place_and_back(page: Page, address: str, slow: bool) -> None:
    ask(page, address, "疫情", more="&view=lines")
    lines = page.locator(".kwic .go")
    before, opened = lines.count(), lines.last
    href, text = opened.get_attribute("href") or "", opened.inner_text()
    more = "n => document.querySelectorAll('.kwic .go').length > n"
    if slow:  # Both clicks in one turn of the page, and the article comes after the lines.
        page.route("**/articles/**", late)
        page.evaluate("""() => {
          const last = [...document.querySelectorAll('.kwic .go')].pop();
          document.querySelector('#search-more').click();
          last.click();
        }""")
    else:
        page.locator("#search-more").click()
        page.wait_for_function(more, arg=before)
        lines.nth(before - 1).click()
    page.wait_for_url("**/articles/**")
    page.locator(f"[id='{href.split('#')[1]}'] mark[aria-current]").wait_for()
    page.go_back()
    page.wait_for_function("n => document.querySelectorAll('.kwic .go').length >= n", arg=before)
    page.wait_for_function("() => document.activeElement.className === 'go'")
    assert page.evaluate("document.activeElement.innerText") == text


def test_a_sent_query_is_not_lost_to_what_is_typed_next(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    field(page).fill("口罩")
    field(page).press("Enter")
    waits(page, "“口罩”：")
    field(page).press_sequentially("荥阳", delay=250)
    waits(page, "口罩荥阳")
    page.go_back()
    waits(page, "“口罩”：")
    assert field(page).input_value() == "口罩"


def test_arrows_move_through_the_results_and_enter_opens(page: Page, address: str) -> None:
    ask(page, address, "口罩")
    field(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    focused = "[...document.querySelectorAll('#search-results .go')].indexOf(document.activeElement)"
    assert page.evaluate(focused) == 1
    href = page.evaluate("document.activeElement.href")
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(href)


def test_what_is_found_is_announced(page: Page, address: str) -> None:
    ask(page, address, "口罩")
    assert page.get_by_role("status").filter(has_text="篇").inner_text() == status(page)
    for query, said in (("没有人写过这句", "没有一篇里有"), ("-口罩", "只写了不要的词")):
        field(page).fill(query)
        waits(page, said)
    assert titles(page) == []


def test_what_is_nowhere_is_offered_word_by_word_and_has_no_facets(page: Page, address: str) -> None:
    ask(page, address, "荥阳，口罩")
    waits(page, "没有一篇里有.*空一格")
    assert not page.locator("#search-facets").is_visible()
    link = page.locator("#search-spaced a")
    assert link.inner_text() == "分开找：荥阳 口罩"
    link.click()
    waits(page, "荥阳 口罩.*篇$")
    assert not link.is_visible()
    assert page.locator("#search-facets").is_visible()
    field(page).fill("荥阳 地方:")
    waits(page, "冒号后面请写")
    assert titles(page) == []


def test_hits_are_walked_through_on_the_article_page(page: Page, address: str) -> None:
    ask(page, address, "疫情 地点:荥阳")
    page.locator(f"{RESULTS} .go").first.click()
    bar = page.get_by_role("group", name="搜索结果")
    where, total = map(int, bar.locator("span").inner_text().split(" / "))
    assert total == page.locator("article mark.hit").count() > 1
    bar.get_by_role("button", name="下一处").click()
    assert bar.locator("span").inner_text() == f"{where % total + 1} / {total}"
    assert page.locator("mark[aria-current]").evaluate("m => m.getBoundingClientRect().top < innerHeight")
    bar.get_by_role("button", name="上一处").click()
    assert bar.locator("span").inner_text() == f"{where} / {total}"
    text = page.locator("article.text").inner_text()
    block = page.locator("mark[aria-current]").evaluate("m => m.closest('[id]').id")
    bar.get_by_role("button", name="去掉标记").press("Enter")
    assert page.locator("article mark").count() == 0
    assert page.evaluate("document.activeElement.id") == block
    assert page.locator("article.text").inner_text() == text


BAD = {
    "a thousand characters": "长" * 1000,
    "a thousand words": "长 " * 500,
    "control characters": "\x00\x07\x1b\x7f",
    "a regular expression": ".*[(\\",
    "HTML": '<img src=x onerror="ran=1">&lt;b&gt;',
    "a name of JavaScript's": "__proto__ constructor",
    "half a character": "\ud800",
    "an open phrase": '“口罩 "',
    "empty clauses": '地点: -作者："" ""',
}


@pytest.mark.parametrize("name", BAD)
def test_no_query_does_harm(page: Page, address: str, name: str) -> None:
    page.goto(address + "search.html")
    waits(page, "可查")
    page.locator("#search-form summary").click()
    page.locator(STATUS).evaluate("e => { e.textContent = ''; }")
    field(page).evaluate("(e, v) => { e.value = v; e.dispatchEvent(new Event('input', {bubbles: true})); }", BAD[name])
    waits(page, "^(?!正在).")
    assert "检索出错" not in status(page)
    assert page.evaluate("window.ran") is None
    page.reload()
    waits(page, "^(?!正在).")
    assert "检索出错" not in status(page)


def test_bad_choices_in_the_address_do_no_harm(page: Page, address: str) -> None:
    for more in (
        "&place=__proto__&order=x&view=y",
        "&year=<b>&person=%00&view=lines",
        "&view=lines&order=new&source=/",
    ):
        page.goto(f"{address}search.html?q={quote('口罩')}{more}")
        waits(page, "口罩")
        assert "检索出错" not in status(page)


def test_a_part_that_is_missing_is_named_and_the_rest_is_searched(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, address, "口罩")
    # One of each kind.
    parts = {found[1]: url for url in asked if (found := re.search(r"/search/(\w+)/", url))}
    page.close()
    left = []
    for part in parts.values():
        page = browser.new_page()
        page.route(part, lambda route: route.abort())
        page.goto(f"{address}search.html?q={quote('口罩')}")
        waits(page, "口罩|可查")
        trouble = page.locator("#search-lost:not([hidden])")
        assert "检索索引不全" in trouble.inner_text()
        assert part.split("/search/")[1] in trouble.inner_text()
        left.append(len(titles(page)))
        page.close()
    assert max(left) > 0


def test_without_scripts_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    for edition in EDITIONS:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}{edition}search.html?q=x")
        line = page.locator("main .trouble:visible")
        assert "JavaScript" in line.inner_text()
        pages = [link.get_attribute("href") for link in line.locator("a").all()]
        assert pages == [f"./{name}/index.html" for name in ("places", "people", "dates", "sources")]
        assert page.locator("#search-form, #search-tools, #search-facets").locator("visible=true").count() == 0
        assert not page.get_by_role("searchbox").is_visible()
        context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_everything_fits_a_phone(page: Page, address: str, edition: str) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    for more in ("", "&view=lines", "&place=" + quote("河南省/郑州市/上街区")):
        ask(page, address, "疫情", edition, more)
        unfold(page)
        assert page.evaluate(WIDTH) <= NARROWEST
        page.locator("#search-more, #search-table").first.scroll_into_view_if_needed()


@pytest.mark.parametrize(("width", "scheme"), [(NARROWEST, "dark"), (1280, "light")])
def test_no_barrier_in_the_form_and_the_concordance(
    browser: Browser, http_site: str, axe: str, width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    ask(page, http_site, "荥阳", more="&view=lines")
    unfold(page)
    assert violations(page, axe) == []
    page.close()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("index", "link"),
    [
        ("people/index.html", ".abc li a"),
        ("places/index.html", ".tree li a"),
        ("dates/index.html", ".years .bars li a"),
        ("dates/days.html", ".calendar li a"),
    ],
)
def test_a_name_leads_to_its_page(page: Page, address: str, edition: str, index: str, link: str) -> None:
    page.goto(f"{address}{edition}{index}")
    path = (page.locator(link).first.get_attribute("href") or "").rsplit("/", 1)[1]
    page.locator(link).first.click()
    page.wait_for_url(f"**/{path}")
    title = page.locator("h1").inner_text()
    ask(page, address, title, edition)
    found = page.locator("#search-pages a").first
    found.wait_for()
    assert title in found.inner_text()
    found.click()
    page.wait_for_url(f"**/{path}")
    ask(page, address, f"{title} 没有的词", edition)
    assert not page.locator("#search-pages").is_visible()
