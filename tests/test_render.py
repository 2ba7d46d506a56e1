"""Pages as files: what the templates make of the plan, and what is said when a template is wrong."""

from __future__ import annotations

import codecs
import html
import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from jianbao.io.templates import read_templates
from jianbao.model import Archive, OutputFile, Settings
from jianbao.site.card import Link
from jianbao.site.render import Renderer, TemplateProblem
from jianbao.text.script import Converter
from tests.commands import fill, run
from tests.html_page import HtmlPage, read_page
from tests.paper import NASTY, paper, plan_site
from tests.tools import ROOT

TEMPLATES = ROOT / "templates"

TABLES = {f"data/{name}.csv" for name in ("articles", "places", "people", "days", "mentions")}
ELSEWHERE_MADE = {"feed.xml", "data/articles.jsonl", "data/schema.json", "data/datapackage.json", *TABLES}
"""Files that pages lead to and other parts of the build make."""

KEYS = {"Alt", "Shift", "Ctrl", "Option"}
CREDITS = {"CC", "BY", "GeoNames", "SimpleMaps", "DB", "IP"}
LATIN = {"CSV", "UTF", "JavaScript", "New", "York", "script", "alert", "raw", *CREDITS, *KEYS}
"""Latin words that a reader may see: names, an example of a query, and what the sample's texts say."""

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"

FILE_NAME = re.compile(r"[\w/-]+\.(?:txt|html)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's pages, written out."""
    folder = tmp_path_factory.mktemp("pages")
    for file in render(about="# 说明\n\n一段话。"):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    return {path.relative_to(site).as_posix(): read_page(path) for path in sorted(site.rglob("*.html"))}


def render(settings: Settings | None = None, about: str = "") -> list[OutputFile]:
    renderer = Renderer(read_templates(TEMPLATES))
    return [renderer.render(page) for page in plan_site(paper(settings, about), Converter())]


def visible(text: str) -> str:
    """What a reader sees of a page."""
    body = re.sub(r"<(template|head)\b.*?</\1>", "", text, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", body))


def test_all_links_lead_to_a_page_or_a_known_file(pages: dict[str, HtmlPage]) -> None:
    known = {*pages, *ELSEWHERE_MADE, *(f"static/{p.name}" for p in (ROOT / "static").iterdir())}
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = _resolve(path, unquote(parts.path)) if parts.path else path
            assert target in known, f"{path}: {link}"
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, f"{path}: {link}"


def _resolve(page: str, link: str) -> str:
    parts = page.split("/")[:-1]
    for step in link.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def test_ids_stand_once(pages: dict[str, HtmlPage]) -> None:
    for path, page in pages.items():
        assert len(set(page.ids)) == len(page.ids), path


def test_nothing_is_inline_or_foreign(pages: dict[str, HtmlPage]) -> None:
    for path, page in pages.items():
        assert page.inline == [], path
        assert page.metas["content-security-policy"].startswith("default-src 'none'; "), path
        assert not [link for link in page.loads if urlsplit(link).scheme], path


def test_only_fields_that_are_typed_into_turn_completion_off(site: Path) -> None:
    """The standard knows the attribute for no box or button."""
    for path in site.rglob("*.html"):
        for field in re.findall(r"<input[^>]*\bautocomplete=[^>]*>", path.read_text(encoding="utf-8")):
            assert 'type="search"' in field, field


def test_text_of_a_source_is_never_code(site: Path) -> None:
    text = (site / "articles/a-1.html").read_text("utf-8")
    assert "<script>alert" not in text
    assert html.escape(NASTY, quote=False) in text.replace("&#34;", '"')
    assert "49" not in visible(text)


def test_every_page_has_one_headline_and_no_level_is_skipped(site: Path) -> None:
    for path in site.rglob("*.html"):
        levels = [int(n) for n in re.findall(r"<h([1-6])", path.read_text("utf-8"))]
        assert levels.count(1) == 1, path
        before = 0
        for level in levels:
            assert level <= before + 1, f"{path}: h{before} h{level}"
            before = level


def test_each_page_is_in_its_edition_s_script_and_linked_to_its_twin(pages: dict[str, HtmlPage]) -> None:
    for path, page in pages.items():
        traditional = path.startswith("hant/")
        assert page.html["lang"] == ("zh-Hant" if traditional else "zh-Hans")
        assert page.html["data-site"].endswith("/")
        twin = path.removeprefix("hant/") if traditional else f"hant/{path}"
        assert twin in {_resolve(path, unquote(link)) for link in page.links if not urlsplit(link).scheme}


def test_the_words_of_templates_are_converted(site: Path) -> None:
    first, second = ((site / folder / "index.html").read_text("utf-8") for folder in (".", "hant"))
    assert "首页" in first
    assert "首頁" in second
    assert "首页" not in second
    assert not set("页来简关于书报数据") & set(visible(second))


def test_no_english_in_the_interface(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = re.sub("<code.*?</code>", "", path.read_text("utf-8"))  # to be copied into a file
        words = set(re.findall(r"[A-Za-z]{2,}", FILE_NAME.sub("", visible(text))))
        assert words <= LATIN, path


TYPED = re.compile(r"[\u4e00-\u9fff] [0-9A-Za-z]|[0-9A-Za-z] [\u4e00-\u9fff]")
TYPED_IN_WORDS = re.compile(r"[\u4e00-\u9fff] ?\{\w+\} [\u4e00-\u9fff]|[\u4e00-\u9fff] \{\w+\}")


@pytest.mark.parametrize("path", sorted(TEMPLATES.iterdir()), ids=lambda path: path.name)
def test_no_typed_space_parts_han_from_latin(path: Path) -> None:
    """The style sheet's ``text-autospace`` does that, everywhere alike."""
    text = re.sub(r"\{#.*?#\}|<(code|kbd)\b.*?</\1>|<[^>]*>", "|", path.read_text("utf-8"), flags=re.DOTALL)
    assert not TYPED.findall(text)
    assert not TYPED_IN_WORDS.findall(text)


def test_a_title_that_was_made_says_so(site: Path) -> None:
    assert "代拟" in visible((site / "articles/a-2.html").read_text("utf-8"))
    assert "代拟" not in visible((site / "articles/a-1.html").read_text("utf-8"))


def test_an_inferred_date_says_so(site: Path) -> None:
    text = re.sub(r"<[^>]*>", "", (site / "articles/a-1.html").read_text("utf-8"))
    assert "约2020年2月4日（推定）" in text
    assert "推定在2020年2月4日—9日" in text


def test_an_empty_archive_renders() -> None:
    renderer = Renderer(read_templates(TEMPLATES))
    empty = Archive(Settings(), (), (), "", ())
    assert all(renderer.render(page).data for page in plan_site(empty, Converter()))


@pytest.mark.parametrize("path", ["articles/a-1.html", "hant/articles/a-1.html"])
def test_a_search_engine_is_told_of_both_editions_by_full_addresses(path: str) -> None:
    base = "https://example.org/bao/"
    files = {file.path: file.data.decode() for file in render(Settings(base_url=base))}
    head = files[path].split("</head>")[0]
    assert f'<link rel="canonical" href="{base}{path}">' in head
    assert set(re.findall('hreflang="(.+?)" href="(.+?)"', head)) == {
        ("zh-Hans", f"{base}articles/a-1.html"),
        ("zh-Hant", f"{base}hant/articles/a-1.html"),
    }


def test_a_browser_is_told_how_to_search_where_the_address_is_known() -> None:
    settings = Settings(title='县志"剪报"<b>&：很长很长很长很长很长', base_url="https://example.org/bao/")
    files = {file.path: file.data for file in render(settings)}
    for folder in ("", "hant/"):
        root = ET.fromstring(files[f"{folder}opensearch.xml"])
        names = {element.tag.split("}")[1]: element.text for element in root}
        assert len(names["ShortName"] or "") == 16
        assert root.find(f"{OPENSEARCH}Url[@type='text/html']") is not None
        url = {element.get("type"): element.get("template") for element in root.iter(f"{OPENSEARCH}Url")}
        assert url["text/html"] == f"https://example.org/bao/{folder}search.html?q={{searchTerms}}"
        page = files[f"{folder}articles/a-1.html"].decode()
        assert 'rel="search" type="application/opensearchdescription+xml"' in page
        assert 'href="../opensearch.xml"' in page
    without = {file.path: file.data for file in render()}
    assert not any("opensearch" in path or b"opensearch" in data for path, data in without.items())


def test_what_there_is_none_of_is_not_said(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not re.search(r"(?<!\d)0(?:篇|处|行|人)", visible(path.read_text("utf-8"))), path


def test_what_a_list_leaves_out_is_folded_or_linked() -> None:
    renderer = Renderer(read_templates(TEMPLATES))
    article = next(page for page in plan_site(paper(), Converter()) if page.path == "articles/a-1.html")
    reading = article.context["reading"]
    places = tuple(Link(f"某地{n}", "places/410182.html", 1) for n in range(30))
    long = replace(reading, mentioned=places, source=replace(reading.source, count=99))
    text = renderer.render(replace(article, context={**article.context, "reading": long})).data.decode()
    assert "<summary>其余18个</summary>" in text
    assert "某地29" in text
    assert "全部99篇" in text


def test_large_counts_part_their_thousands() -> None:
    page = next(page for page in plan_site(paper(), Converter()) if page.path == "about.html")
    large = replace(page.context["about"], seams=1234, doubts=5678, headless=9012)
    made = Renderer(read_templates(TEMPLATES)).render(replace(page, context={**page.context, "about": large}))
    assert {"1,234", "5,678", "9,012"} <= set(re.findall(r"\d,\d{3}", made.data.decode()))


def test_a_lone_surrogate_does_not_stop_a_page() -> None:
    renderer = Renderer(read_templates(TEMPLATES))
    page = next(plan_site(paper(Settings(title="坏\ud800字")), Converter()))
    assert "坏?字".encode() in renderer.render(page).data


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("404.html", "{% extends 'base.html' %}\n{% block main %}\n{{ nobody.here }}\n{% endblock %}", 3, "没有的名字"),
        ("404.html", "<p>\n{% if page %}\n</p>", 3, "写法不对"),
        ("404.html", "{% extends 'base.html' %}{% block main %}\n{{ 1 // 0 }}{% endblock %}", 2, "division"),
        ("404.html", "<p>\n{% include 'gone.html' %}", 2, "gone.html"),
    ],
)
def test_a_fault_in_a_template_is_told_by_file_and_line(
    tmp_path: Path, name: str, text: str, line: int, says: str
) -> None:
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(TemplateProblem, match=says) as caught:
        _render_all(tmp_path)
    assert (caught.value.template, caught.value.line) == (name, line)
    assert str(caught.value).startswith(f"模板 {name} 第 {line} 行有错：")


def test_a_template_in_another_encoding_is_named(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "about.html").write_bytes("关于".encode("gb18030"))
    with pytest.raises(TemplateProblem, match=r"about\.html .*UTF-8"):
        _render_all(tmp_path)


def test_a_mark_of_utf_8_before_a_template_is_no_part_of_the_page(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    for path in tmp_path.glob("*.*"):
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert _render_all(tmp_path) == _render_all(TEMPLATES)


def _render_all(templates: Path) -> list[OutputFile]:
    renderer = Renderer(read_templates(templates))
    return [renderer.render(page) for page in plan_site(paper(), Converter())]


def test_a_single_line_is_no_stretch_of_lines(tmp_path: Path) -> None:
    seeds = fill(
        tmp_path / "seeds", {"一.txt": "新桥昨日通车\n".encode(), "二.txt": "新桥通车\n\n昨日，新桥通车了。\n".encode()}
    )
    run("--source", seeds, "--output", tmp_path / "site")
    one, two = ((tmp_path / f"site/articles/{stem}-1.html").read_text("utf-8") for stem in "一二")
    assert "第1行" in one and "1—1" not in one and "0字" not in one
    assert "第1—3行" in two


def test_rows_with_tabs_are_set_as_a_table(tmp_path: Path) -> None:
    head = "春灌亩数\n\n本报讯（记者 何苇）昨日，石桥镇公布了各村春灌的亩数。\n\n"
    rows = "村名\t亩数\t水泵\n柳林\t1200\t3\n大营\t900\t2\n渡口\t1500\t4\n\n"
    seeds = fill(tmp_path / "seeds", {"a.txt": f"{head}{rows}镇里的水利员说，今年的水够用，大家不必着急。\n".encode()})
    run("--source", seeds, "--output", tmp_path / "site")
    page = (tmp_path / "site/articles/a-1.html").read_text("utf-8")
    (table,) = re.findall(r'<div class="table" tabindex="0"><table>(.*?)</table></div>', page, re.DOTALL)
    assert re.findall("<td>(.*?)</td>", table) == rows.split()
    assert page.count("<table>") == page.count("</table>") == 1
