"""The page of the paper that an article stands on (A06, 4), where a folio or a byline tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_uppercase

from jianbao.model import Label, Role
from jianbao.parse.furniture.folio import PAGE_GUIDE, page_of_fields
from jianbao.parse.furniture.sections import SECTION
from jianbao.parse.imprints import imprint
from jianbao.parse.patterns import DATE, plain
from jianbao.parse.pieces import COMES_FROM, COUNT, GOES_TO, LETTER_SHEET, OF_A_PAPER, PAGE_NUMBER
from jianbao.text.exported import Field, spaced
from jianbao.text.numerals import TO_TEN, number

FOLIO = re.compile(
    rf"(?:^|[\s(\[=■·])第?\s?(?P<page>{PAGE_NUMBER})\s?{OF_A_PAPER}"
    rf"|(?:^|[\s(\[=■])(?P<sheet>{LETTER_SHEET}(?=[\s)\]]|$)|[A-Z]\d{{1,2}}(?=\s(?:{SECTION.pattern})(?:[\s)\]]|$)))"
    r"|^·(?P<marked>\d{1,2})·$"
)
FIELD = re.compile(
    rf"(?:^|\W)(?:{spaced(Field.PAGE)}|[Pp]age)(?:\s*[:)]+[\s\"']*|\t\s*)第?(?P<page>{PAGE_NUMBER})(?=$|\W|版)"
)
IN_FIELD = ("版", "页", "age")
"""版次：A03, as a database tells an article's page, be it behind other fields; and what each has."""

IN_NUMBER = re.compile(rf"[\d{TO_TEN}头]")
"""What every number of a page has."""

OTHER_PAGES = re.compile(f"今日|今天|本期|共|导读|详见|{COMES_FROM}|{GOES_TO}")
"""A line of furniture with one of these tells of other pages."""

IN_ALL = re.compile(
    rf"(?:今[日天](?:本[报刊])?|本[报刊]?今[日天]|[本今]期|(?<!公)共)共?(?:出版?)?\s?(?:\d{{1,3}}|{COUNT})\s?(?:个?版|版面)(?!\w)"
)
"""今日十二版, 共8版: how many pages there are."""

LONGEST = 60
"""Characters of a folio that are looked at."""

LIST = 3
"""Pages in a row that are a paper's contents and no folios; two are the foot of one page and the head of the next."""


def pages(labels: Sequence[Label]) -> dict[int, str]:
    """The page of each article of which one is told: in its byline beside a day, by the last folio over it, or by the
    only one there is, where it stands at the foot; between articles it is the head of the page below.
    """
    signed: dict[int, str] = {}
    for label in labels:
        if label.role is not Role.BYLINE or label.article is None:
            continue
        if page := page_in_byline(label.line.label + label.line.text):
            signed.setdefault(label.article, page)
    return under_folios(labels) | signed


def under_folios(labels: Sequence[Label]) -> dict[int, str]:
    folios = [page_of_folio(label) if label.article is None else "" for label in labels]
    told = set(filter(None, folios))
    if not told:
        return {}
    found: dict[int, str] = {}
    last = max(k for k, folio in enumerate(folios) if folio)
    at_foot = len(told) == 1 and all(label.article is None for label in labels[last:])
    above = told.pop() if at_foot else ""
    run: list[str] = []
    """Folios since the last line of an article."""
    for label, folio in zip(labels, folios, strict=True):
        if label.article is None:
            run += [folio] if folio else []
            continue
        if run:
            above = run[-1] if len(set(run)) < LIST else ""
            run = []
        if above:
            found.setdefault(label.article, above)
    return found


def page_of_folio(label: Label) -> str:
    text = plain(label.line.text)[:LONGEST]
    if not IN_NUMBER.search(text):
        return ""
    text = IN_ALL.sub(" ", text)
    if label.rule == PAGE_GUIDE and not page_of_fields(text):
        return ""
    said = imprint(text)
    if said and said.page:
        return page_name(said.page)
    return "" if OTHER_PAGES.search(text) else page_in(text)


def page_in_byline(text: str) -> str:
    """The page that a byline tells, beside a day or as a field; or nothing.

    >>> page_in_byline("《青禾日报》（2011年11月24日 04 版）"), page_in_byline("记者 王小明 第2版编辑")
    ('4', '')
    """
    text = plain(text)
    if (said := imprint(text)) and said.page:
        return page_name(said.page)
    if any([sign in text for sign in IN_FIELD]) and (field := FIELD.search(text)):
        return page_name(field["page"])
    if "版" not in text:
        return ""
    rest, days = DATE.subn(" ", text)
    return page_in(rest) if days else ""


def page_in(text: str) -> str:
    match = FOLIO.search(text)
    return page_name(match[match.lastgroup or 0] if match else page_of_fields(text).removesuffix("版").lstrip("第"))


def page_name(printed: str) -> str:
    """One way to write what papers write in several; empty for what is no number of a page.

    >>> [page_name(each) for each in ("A04", "AT 4", "四", "头", "12", "百")]
    ['A04', 'AT4', '4', '1', '12', '']
    """
    figure = printed.strip().lstrip(ascii_uppercase)
    sheet = printed.strip().removesuffix(figure)
    figure = figure.strip()
    if sheet and figure.isdecimal():
        return sheet + figure
    count = 1 if figure == "头" else number(figure)
    return str(count) if count else ""
