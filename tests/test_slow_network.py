"""A reader who is faster than the network: what comes late takes nothing away, and what is not there yet is not asked.

Each test holds some answers back until the reader has gone on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.search_page import RESULTS, all_titles, ask, field, titles, waits
from tests.tools import hold, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

PARTS = "/search/.+/"
"""The index, but for its beginning."""

FOCUSED = "document.activeElement"


@pytest.fixture(scope="module")
def address(http_site: str) -> str:
    """From the disk nothing comes late."""
    return http_site


def asks(page: Page, query: str) -> None:
    """Type a query, and wait until it is asked."""
    field(page).fill(query)
    page.wait_for_url(lambda url: url.endswith(quote(query)))


def test_more_is_asked_for_once_whoever_clicks_twice(page: Page, address: str) -> None:
    """Each portion of two; the first comes last."""
    ask(page, address, "疫情", more="&view=")
    expected = all_titles(page)[:12]
    ask(page, address, "疫情")
    page.evaluate("""() => {
      const { next } = Jianbao;
      const come = new Promise(resolve => { window.come = resolve; });
      let asked = 0;
      Jianbao.next = async found => {
        const late = !asked++;
        const items = await next(found, 2);
        if (late) await come;
        return items;
      };
    }""")
    page.locator("#search-more").dblclick()
    page.evaluate("come()")
    until(page, f"() => document.querySelectorAll('{RESULTS} h2').length > 11")
    assert titles(page) == expected


def test_more_of_an_old_answer_does_not_come_under_a_new_one(page: Page, address: str) -> None:
    ask(page, address, "口罩")
    expected = all_titles(page)
    ask(page, address, "疫情")
    page.evaluate("""() => {
      const { next } = Jianbao;
      const come = new Promise(resolve => { window.come = resolve; });
      Jianbao.next = async (found, count) => {
        const items = await next(found, count);
        if (count === 20) window.late = come.then(() => items);
        return count === 20 ? window.late : items;
      };
    }""")
    let_go = hold(page, PARTS)
    asks(page, "口罩")
    page.locator("#search-more").click()
    let_go()
    waits(page, "“口罩”：")
    page.evaluate("async () => { come(); await window.late; }")
    assert all_titles(page) == expected


def test_more_leaves_a_reader_who_has_gone_to_the_field_there(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    let_go = hold(page, PARTS)
    page.locator("#search-more").click()
    field(page).click()
    let_go()
    until(page, f"() => document.querySelectorAll('{RESULTS} h2').length > 10")
    assert page.evaluate(FOCUSED + ".name") == "q"


def test_who_comes_back_and_goes_to_the_field_stays_there(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    page.locator(f"{RESULTS} .go").nth(2).click()
    page.wait_for_url("**/articles/**")
    let_go = hold(page, PARTS)
    page.go_back(wait_until="commit")
    field(page).click()
    let_go()
    waits(page, "“疫情”：")
    assert page.evaluate(FOCUSED + ".name") == "q"


def test_a_result_of_the_list_before_is_no_place_in_the_next(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    let_go = hold(page, PARTS)
    asks(page, "口罩")
    page.locator(f"{RESULTS} .go").nth(2).click()
    page.wait_for_url("**/articles/**")
    let_go()
    page.go_back()
    waits(page, "“口罩”：")
    assert page.evaluate(FOCUSED + ".className") != "go"


def test_arrows_wait_for_the_results_of_what_was_typed(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    let_go = hold(page, PARTS)
    field(page).fill("口罩")
    page.keyboard.press("ArrowDown")
    page.wait_for_url(lambda url: url.endswith(quote("口罩")))
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED + ".name") == "q"
    let_go()
    waits(page, "“口罩”：")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUSED} === document.querySelector('{RESULTS} .go')")


def test_a_choice_made_in_the_list_before_brings_its_query_with_it(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    let_go = hold(page, PARTS)
    asks(page, "口罩")
    page.locator("#search-facets .facet a").last.click()
    page.wait_for_url(f"**?q={quote('疫情')}&*")
    let_go()
    waits(page, "“疫情”：")
    assert field(page).input_value() == "疫情"


def test_what_was_typed_does_not_come_after_a_step_back(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    everything = all_titles(page)
    page.locator("#search-tools a[data-value=new]").click()
    page.wait_for_url("**&order=new")
    page.clock.install()
    field(page).evaluate(
        "e => { e.value = '口'; e.dispatchEvent(new Event('input', {bubbles: true})); history.back(); }"
    )
    page.wait_for_url(lambda url: "order" not in url)
    page.clock.run_for(1000)
    until(page, f"() => document.querySelectorAll('{RESULTS} h2').length === {len(everything)}")
    assert titles(page) == everything
    assert field(page).input_value() == "疫情"
    assert page.evaluate("history.state.shown") == len(everything)


def test_who_skips_to_the_text_finds_the_list_as_it_was(page: Page, address: str) -> None:
    ask(page, address, "疫情")
    everything = all_titles(page)
    page.evaluate("() => { Jianbao.search = () => { window.asked = true; }; }")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    assert page.evaluate("window.asked") is None
    assert titles(page) == everything


@pytest.mark.parametrize("at", ["", "?q=" + quote("疫情")])
def test_what_is_typed_before_the_scripts_come_is_looked_for(page: Page, address: str, at: str) -> None:
    let_go = hold(page, "search-page.js")
    page.goto(f"{address}search.html{at}", wait_until="commit")
    page.locator("[role=search] [name=q]").click()
    page.keyboard.type("口")
    let_go()
    waits(page, "“口”：")
    page.keyboard.type("罩")
    waits(page, "“口罩”：")
    assert field(page).input_value() == "口罩"


def test_the_field_does_not_call_a_reader_who_is_elsewhere(page: Page, address: str) -> None:
    let_go = hold(page, "search-page.js")
    page.goto(f"{address}search.html", wait_until="commit")
    page.locator(".syntax summary").last.click()
    let_go()
    waits(page, "可查")
    assert page.evaluate(FOCUSED + ".tagName") == "SUMMARY"


def test_the_form_is_there_when_it_can_be_read(page: Page, address: str) -> None:
    ask(page, address, "疫情 -学校")
    let_go = hold(page, "query-form.js")
    page.locator("#search-form summary").click()
    fields = page.locator("#search-fields input:visible")
    until(page, "() => document.querySelector('[src$=\"query-form.js\"]') !== null")
    assert fields.count() == 0
    let_go()
    page.locator("#search-fields [name=place]").fill("上街")
    waits(page, "上街")
    assert field(page).input_value() == "疫情 -学校 地方:上街"


@pytest.mark.parametrize(("name", "button"), [("concordance", "#search-table"), ("query-form", "#search-form summary")])
def test_a_tool_that_fails_late_leaves_the_results(browser: Browser, http_site: str, name: str, button: str) -> None:
    page = browser.new_page()
    held: list[Route] = []
    page.route(re.compile(f"{name}.js"), lambda route: held.append(route))
    ask(page, http_site, "疫情")
    page.locator(button).click()
    asks(page, "口罩")
    waits(page, "“口罩”：")
    shown = titles(page)
    assert held
    with page.expect_event("requestfailed"):
        held[0].abort()
    page.evaluate("() => new Promise(setTimeout)")
    assert titles(page) == shown != []
    page.close()


def test_a_table_asked_for_twice_is_saved_once(page: Page, address: str) -> None:
    ask(page, address, "口罩")
    page.evaluate("""() => {
      const { createObjectURL } = URL;
      window.saved = 0;
      URL.createObjectURL = file => { window.saved++; return createObjectURL(file); };
    }""")
    let_go = hold(page, "concordance.js")
    page.locator("#search-table").dblclick()
    let_go()
    waits(page, "已存为表格")
    page.evaluate("() => new Promise(setTimeout)")
    assert page.evaluate("window.saved") == 1


def test_marks_that_come_late_do_not_move_who_reads(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    let_go = hold(page, "hits.js")
    ask(page, address, "疫情")
    page.locator(f"{RESULTS} .go[href*='#L']").first.click()
    page.wait_for_url("**/articles/**", wait_until="domcontentloaded")
    until(page, "() => scrollY > 0")
    before = page.evaluate("scrollY")
    page.mouse.move(300, 150)
    page.mouse.wheel(0, 400)
    until(page, f"() => scrollY === {before + 400}")
    let_go()
    page.locator(".hits").wait_for()
    assert page.evaluate("scrollY") == before + 400
