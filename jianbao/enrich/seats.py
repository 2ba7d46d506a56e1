"""Where a local paper is at home: by its name, or by the table of those that are not named after their place."""

from __future__ import annotations

from functools import cache

from jianbao.enrich.forms import Form, place_matcher
from jianbao.enrich.gazetteer import Gazetteer
from jianbao.enrich.names import is_plain_word
from jianbao.model import Level
from jianbao.text.script import simplify
from jianbao.text.tables import pairs

LONGEST = 4
"""Characters of a place at the head of a paper's name (呼和浩特晚报)."""


@cache
def seat_of(outlet: str, gazetteer: Gazetteer) -> str | None:
    """The code of the one place that a paper's name begins with; districts and words that places are called, too, are
    in the names of papers of anywhere.

    >>> from jianbao.enrich.gazetteer import load_gazetteer
    >>> [seat_of(name, load_gazetteer()) for name in ("开封晚报", "钱江晚报全媒体", "本报", "光明日报", "解放日报")]
    ['4102', '3301', None, None, None]
    """
    name = simplify(outlet)
    if known := next((code for head, code in pairs("outlet_seats.tsv").items() if name.startswith(head)), None):
        return known
    forms = place_matcher(gazetteer).values
    for length in range(LONGEST, 1, -1):
        form = forms.get(name[:length]) if len(name) > length else None
        codes = [code for code in form.codes if _may_have_paper(name[:length], form, code, gazetteer)] if form else []
        top = min((gazetteer.level(code) for code in codes), default=Level.TOWNSHIP)
        best = [code for code in codes if gazetteer.level(code) is top]
        if top < Level.TOWNSHIP:
            return best[0] if len(best) == 1 else None
    return None


def _may_have_paper(name: str, form: Form, code: str, gazetteer: Gazetteer) -> bool:
    if code in gazetteer.former:
        return False
    if form.full or gazetteer.level(code) < Level.COUNTY:
        return True
    return not (is_plain_word(name) or gazetteer.place(code).name.endswith("区"))
