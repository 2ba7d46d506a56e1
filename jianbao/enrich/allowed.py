"""Which places a name may mean where it stands: a stem that could be a word needs something to vouch for it.

``meaning.py`` chooses among them.
"""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.enrich.evidence import Evidence
from jianbao.enrich.forms import is_also_word
from jianbao.enrich.generic_names import is_generic, is_name_near_city
from jianbao.enrich.names import Hit, has_office, is_in_thing
from jianbao.enrich.shorts import districts_in_row
from jianbao.enrich.stems import (
    has_office_of_town,
    is_beside_place_of_city,
    is_filed_at,
    is_held_at,
    is_in_counted_row,
    is_of_one_place,
    is_word_not_town,
    kind_of_stem,
    lacks_university,
    may_begin,
    prefer_present,
    without_old_towns,
)
from jianbao.enrich.townships import is_town_in_spite_of_word
from jianbao.model import Level


def allowed_places(at: int, evidence: Evidence) -> Sequence[str]:
    """The codes of the places that a name may mean here."""
    hit, gazetteer, home = evidence.hits[at], evidence.gazetteer, evidence.background.home
    if hit.form.full:
        return _allowed_by_full_name(hit, evidence)
    if hit.text in evidence.strangers or lacks_university(hit, evidence.text):
        return ()
    codes = hit.form.codes
    if row := districts_in_row(codes, evidence.text, hit.end, home, gazetteer):
        return row
    if named_in_full := [code for code in codes if code in evidence.full]:
        return named_in_full
    return [code for code in codes if _is_allowed(hit, code, evidence) or _is_shown_behind(at, code, evidence)]


def _allowed_by_full_name(hit: Hit, evidence: Evidence) -> Sequence[str]:
    """The codes of the places that a full name may mean."""
    gazetteer, home = evidence.gazetteer, evidence.background.home
    codes = without_old_towns(hit, evidence.of_one_province, home, gazetteer)
    codes = prefer_present(codes, evidence.votes, home, gazetteer)
    if not is_generic(hit.text):
        return codes
    return [code for code in codes if _is_generic_name_of(code, hit, evidence)]


def _is_generic_name_of(code: str, hit: Hit, evidence: Evidence) -> bool:
    """Whether a name that reads as a common noun may mean this place: a district of a city that is spoken of (桃园区 in
    a report from 桃园), or a town of such a county.
    """
    votes, above = evidence.votes, evidence.gazetteer.above(code)
    level = evidence.gazetteer.level(code)
    if level is Level.TOWNSHIP:
        return votes.get(above.county or "", 0) > 0 and is_town_in_spite_of_word(hit, evidence.text)
    if level is not Level.COUNTY or above.city is None or not is_name_near_city(hit.text):
        return False
    return votes.get(above.city, 0) > 0 or above.city == evidence.background.home


def _is_shown_behind(at: int, code: str, evidence: Evidence) -> bool:
    """Whether what stands right around a county's stem shows that it is one, or it stands in a dateline."""
    hit, text, gazetteer = evidence.hits[at], evidence.text, evidence.gazetteer
    if evidence.has_part_behind(at, code) or is_in_counted_row(hit, text) or evidence.is_over_township(at):
        return True
    if is_beside_place_of_city(evidence.hits, at, code, text, gazetteer):
        return True
    if is_also_word(hit.text) or not is_of_one_place(hit, gazetteer):
        return False
    return is_held_at(hit, text) or is_filed_at(hit, text)


def _is_allowed(hit: Hit, code: str, evidence: Evidence) -> bool:
    """Whether a stem may mean this place by what it is, and by what the article and its paper speak of."""
    text, background, votes = evidence.text, evidence.background, evidence.votes
    kind = kind_of_stem(hit.text)
    if kind.is_known_area and kind.needs_full_name:  # 北角 where article or paper are of Hong Kong
        return may_begin(hit, text) and (votes[code[:2]] > 0 or code[:2] == background.province)
    if code == background.page or kind.is_known_area or _has_office_there(hit, code, evidence):
        return True
    if evidence.gazetteer.level(code) >= Level.COUNTY:
        return _is_county_allowed(hit, code, evidence)
    is_within_spoken_of = votes[evidence.gazetteer.parent(code) or ""] > 0
    return not kind.needs_full_name or is_within_spoken_of or is_filed_at(hit, text)


def _is_county_allowed(hit: Hit, code: str, evidence: Evidence) -> bool:
    """Whether a stem may mean this county or district."""
    gazetteer, votes, kind = evidence.gazetteer, evidence.votes, kind_of_stem(hit.text)
    if votes[code] > 0:
        return True
    city = gazetteer.city(code)
    is_city_near = (city or code) == evidence.background.home or votes[city or ""] > 0
    if kind.needs_full_name or is_word_not_town(hit, code, evidence.text):
        return is_filed_at(hit, evidence.text) or (is_city_near and has_office_of_town(hit, code, evidence.text))
    if gazetteer.place(code).name.endswith("区"):
        return is_city_near and _is_district(hit, evidence)
    is_prominent = hit.text in evidence.central_stems or evidence.is_repeated(hit, code)
    return is_city_near or (is_prominent and not kind.is_also_word and is_of_one_place(hit, gazetteer))


def _has_office_there(hit: Hit, code: str, evidence: Evidence) -> bool:
    """Whether an office follows the stem which shows that this place is meant.

    The stem then has to be no word, or its city or province has to be spoken of.
    """
    if not has_office(hit, evidence.text):
        return False
    up, background, kind = evidence.gazetteer.parent(code), evidence.background, kind_of_stem(hit.text)
    if up is not None and (evidence.votes[up] > 0 or up in (background.home, background.page)):
        return True
    return not kind.is_also_word and not kind.needs_full_name and is_of_one_place(hit, evidence.gazetteer)


def _is_district(hit: Hit, evidence: Evidence) -> bool:
    """Whether a stem means a district of a city that the article speaks of, and is not a word or a part of a name."""
    is_word = kind_of_stem(hit.text).is_also_word
    if (is_word and len(hit.form.codes) == 1) or is_in_thing(hit, evidence.text):
        return False
    return is_of_one_place(hit, evidence.gazetteer) or (not is_word and _is_of_one_place_here(hit, evidence))


def _is_of_one_place_here(hit: Hit, evidence: Evidence) -> bool:
    """Whether the article speaks of the city of only one place that has this stem."""
    return sum(evidence.votes[str(evidence.gazetteer.city(code))] > 0 for code in hit.form.codes) == 1
