"""The gazetteer: what places there are, what they are called, how they hang together.

Facts come from ``data/*.tsv.gz`` (formats and licences: ``data/README.md``). Loading the 51,000 divisions and
indexing their names takes about 0.2 s; villages and points are read when first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

import msgspec

from jianbao.enrich.codes import COUNTY_CODE, MADE, PROVINCE_CODE, TOWNSHIP_CODE, made_code
from jianbao.enrich.village_table import villages_of
from jianbao.model import CITY_PROVINCES, TAIWAN, Level, Place
from jianbao.text.data import read_table

PSEUDO = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Names of rows that only keep the statistical codes regular, and are no places."""

PlaceRow = tuple[str, Level, str]
"""Name, level, code of the row above (empty for a province)."""


class Above(msgspec.Struct, frozen=True):
    """The places that a place lies in, by their codes; found once for each place."""

    line: Mapping[Level, str]
    """The place itself and those above it, by level, from itself upwards."""
    parent: str | None
    """The next place above that is no pseudo-row."""
    county: str | None
    """The place itself or the one above it that is a county or a district."""
    city: str | None
    """The same for a prefecture, or Beijing and other ``CITY_PROVINCES``."""


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All places by code. Use ``load_gazetteer()``: one copy serves a whole process."""

    rows: Mapping[str, PlaceRow]
    """Provinces to townships of today, by code; with the pseudo-rows."""
    _places: dict[str, Place] = field(default_factory=dict, repr=False)
    _aboves: dict[str, Above] = field(default_factory=dict, repr=False)

    def __contains__(self, code: object) -> bool:
        return code in self.rows or code in self.former

    def level(self, code: str) -> Level:
        if row := self.rows.get(code):
            return row[1]
        return Level.COUNTY if code in self.former else Level.VILLAGE

    def parent(self, code: str) -> str | None:
        """The next place above; rows such as 市辖区 are passed over. None for a province and a code nobody knows.

        >>> g = load_gazetteer()
        >>> g.parent("110105"), g.parent("410225"), g.parent("410225001"), g.parent("11")
        ('11', '4102', '410225', None)
        >>> g.parent("999999999")
        """
        return self.above(code).parent

    def _code_above(self, code: str) -> str:
        """The code that a code stands under; empty for a province and a code nobody knows."""
        if code in self.rows:
            _, _, up = self.rows[code]
        elif made := MADE.match(code):
            up = made[1]
        else:
            up = code[:TOWNSHIP_CODE] if len(code) > TOWNSHIP_CODE else ""
        while up and self.is_pseudo(up):
            _, _, up = self.rows[up]
        return up

    def is_pseudo(self, code: str) -> bool:
        """Whether a row is no place: 市辖区 and the like, or a city without districts under itself (东莞市)."""
        name, _, up = self.rows.get(code, ("", Level.COUNTY, ""))
        return name in PSEUDO or (bool(up) and self.rows[up][0] == name)

    def place(self, code: str) -> Place:
        """The place with this code; KeyError if the gazetteer has none.

        >>> load_gazetteer().place("410225").path
        ('河南省', '开封市', '兰考县')
        >>> load_gazetteer().place("110105").path
        ('北京市', '朝阳区')
        """
        found = self._places.get(code)
        if found is None:
            found = self._places[code] = self._make_place(code)
        return found

    def _make_place(self, code: str) -> Place:
        if code in self.former:
            return self.former[code]
        if code in self.rows:
            name, level, _ = self.rows[code]
            return self.below(self.parent(code), name, level, code)
        village = self.villages(code[:COUNTY_CODE])[code]
        return self.below(code[:TOWNSHIP_CODE], village, Level.VILLAGE, code)

    def below(self, parent: str | None, name: str, level: Level, code: str | None = None) -> Place:
        """A place under another one. Without a ``code`` it gets a ``made_code``."""
        path = self.place(parent).path if parent else ()
        return Place(code or made_code(parent, name), name, level, parent, (*path, name))

    def ancestors(self, code: str) -> tuple[Place, ...]:
        """The places above, from the province down. Codes made from names are understood too.

        >>> [p.name for p in load_gazetteer().ancestors("410225001")]
        ['河南省', '开封市', '兰考县']
        """
        up = self.parent(code)
        return (*self.ancestors(up), self.place(up)) if up else ()

    def line(self, code: str) -> Mapping[Level, str]:
        """The place itself and those above it, by level, from itself upwards.

        >>> list(load_gazetteer().line("410225001").values())
        ['410225001', '410225', '4102', '41']
        """
        return self.above(code).line

    def above(self, code: str) -> Above:
        """The places that a place lies in."""
        return self._aboves.get(code) or self._find_above(code)

    def _find_above(self, code: str) -> Above:
        up, province = self._code_above(code), code[:PROVINCE_CODE]
        line = {self.level(code): code, **(self.line(up) if up else {})}
        city = line.get(Level.PREFECTURE) or (province if province in CITY_PROVINCES else None)
        self._aboves[code] = Above(line, up or None, line.get(Level.COUNTY), city)
        return self._aboves[code]

    def within(self, code: str, over: str) -> bool:
        """Whether a place is, or lies in, another one.

        >>> g = load_gazetteer()
        >>> g.within("410225001", "41"), g.within("41", "41"), g.within("41", "4101")
        (True, True, False)
        """
        return over in self.above(code).line.values()

    def at(self, code: str, level: Level) -> str | None:
        """The place itself or the one above it that has this level.

        >>> load_gazetteer().at("410225001", Level.PREFECTURE), load_gazetteer().at("11", Level.COUNTY)
        ('4102', None)
        """
        return self.above(code).line.get(level)

    def city(self, code: str) -> str | None:
        """The prefecture a place is in; in Beijing and other ``CITY_PROVINCES`` the city itself.

        >>> g = load_gazetteer()
        >>> g.city("410225001"), g.city("110105"), g.city("41")
        ('4102', '11', None)
        """
        return self.above(code).city

    def find(self, path: str) -> Place | None:
        """The place that a path of names such as ``河南省/开封市/兰考县`` leads to; None where there is none.

        >>> place = load_gazetteer().find("河南省/开封市/兰考县")
        >>> place.code if place else None
        '410225'
        >>> load_gazetteer().find("河南省/兰考县")
        """
        names = tuple(path.strip("/").split("/"))
        places = (self.place(code) for code in self.names.get(names[-1], ()))
        return next((place for place in places if place.path == names), None) or self._find_village(names)

    def _find_village(self, path: tuple[str, ...]) -> Place | None:
        *above, village = path
        township = self.find("/".join(above)) if len(above) >= Level.TOWNSHIP - 1 else None
        if township is None or township.level is not Level.TOWNSHIP:
            return None
        for code, name in self.villages(township.code[:COUNTY_CODE]).items():
            if name == village and code.startswith(township.code):
                return self.place(code)
        return None

    def point(self, code: str) -> tuple[float, float] | None:
        """Latitude and longitude (WGS-84) of a place's seat; for a county that is no more, those of its successor's."""
        return self._points.get(code) or self._points.get(self.county_successors.get(code, ""))

    @cached_property
    def _points(self) -> dict[str, tuple[float, float]]:
        return {row[0]: (float(row[3]), float(row[4])) for row in read_table("points.tsv.gz")}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Codes by full name: places of today, then former counties."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for code, (name, _, _) in self.rows.items():
            if not self.is_pseudo(code):
                found[name].append(code)
        for code, place in self.former.items():
            found[place.name].append(code)
        return {name: tuple(codes) for name, codes in found.items()}

    @cached_property
    def former(self) -> dict[str, Place]:
        """Counties that are no more, by code, as places of their own beside their successors (溧水县 by 溧水区)."""
        return {place.code: place for _, place in self._find_former()}

    def _find_former(self) -> Iterator[tuple[str, Place]]:
        """The code of the successor, and the former county, if no place of today in the same city is called so."""
        aliases = [(name, code) for name, code, *_ in read_table("aliases.tsv.gz") if code in self.rows]
        codes_of_today: dict[str, list[str]] = {name: [] for name, _ in aliases}
        for code, (name, _, _) in self.rows.items():
            if name in codes_of_today:
                codes_of_today[name].append(code)
        for name, successor in aliases:
            if successor.startswith(TAIWAN) or self.rows[successor][1] is not Level.COUNTY:
                continue
            up, same_name = self._code_above(successor), codes_of_today[name]
            if same_name and (len(name) < 3 or any(code.startswith(up) for code in same_name)):
                continue  # of 郊区 nobody knows whether it is a name
            yield successor, Place(made_code(up, name), name, Level.COUNTY, up, (*self._path_of_row(up), name))

    def _path_of_row(self, code: str) -> tuple[str, ...]:
        """The path of a row. ``place`` may not be asked before it is known which places are former ones."""
        name, _, up = self.rows[code]
        above = self._path_of_row(up) if up else ()
        return above if self.is_pseudo(code) else (*above, name)

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """What a place that changed is today, by code: 豫龙街道 for 豫龙镇, 溧水区 for 溧水县.

        >>> g = load_gazetteer()
        >>> g.place(g.successors["410182102"]).name, g.successors.get("410182")
        ('豫龙街道', None)
        """
        townships = {row[0]: row[5] for row in read_table("divisions.tsv.gz") if row[5] in self.rows}
        return townships | self.county_successors

    @cached_property
    def county_successors(self) -> dict[str, str]:
        """The same for counties alone: what those in `former` are today."""
        return {place.code: successor for successor, place in self._find_former()}

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """The reverse of `successors`: the places that became today's, by today's code."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for old, now in self.successors.items():
            found[now].append(old)
        return {now: tuple(olds) for now, olds in found.items()}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Codes of today by former names of prefectures (吕梁地区) and of Taiwan's towns (永康市)."""
        return {
            name: code
            for name, code, *_ in read_table("aliases.tsv.gz")
            if code in self.rows and (self.rows[code][1] is Level.PREFECTURE or code.startswith(TAIWAN))
        }

    @cached_property
    def _townships(self) -> Mapping[str, tuple[str, ...]]:
        codes_by_county: defaultdict[str, list[str]] = defaultdict(list)
        for code, (_, level, up) in self.rows.items():
            if level is Level.TOWNSHIP:
                codes_by_county[up].append(code)
        return {county: tuple(codes) for county, codes in codes_by_county.items()}

    def townships(self, county: str) -> tuple[str, ...]:
        """Codes of the townships of a county."""
        return self._townships.get(county, ())

    def village_names(self, province: str) -> Iterator[str]:
        """The names of all villages of a province, by its two digits."""
        return (name for villages in villages_of(province).values() for name in villages.values())

    def villages(self, county: str) -> Mapping[str, str]:
        """Code to name of the villages in a county; empty where the data has none for its province."""
        return villages_of(county[:PROVINCE_CODE]).get(county, {})


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of this installation, read once."""
    return Gazetteer({row[0]: (row[1], Level(int(row[2])), row[3]) for row in read_table("divisions.tsv.gz")})
