"""The gazetteer: its tables hold together, and places, paths, ancestors and points come out of them."""

from __future__ import annotations

import gzip
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from jianbao.enrich import lookalikes, villages
from jianbao.enrich.forms import stem
from jianbao.enrich.gazetteer import Gazetteer, load_gazetteer
from jianbao.enrich.places import find_places
from jianbao.enrich.village_table import villages_of
from jianbao.model import Level
from jianbao.text.data import read_table
from tests.articles import make_article, make_source
from tests.tools import ROOT


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_every_division_stands_once_under_one_that_exists(gazetteer: Gazetteer) -> None:
    codes = [row[0] for row in read_table("divisions.tsv.gz")]
    assert len(codes) == len(set(codes)) > 50_000
    assert codes == sorted(codes)
    for code, (_, level, parent) in gazetteer.rows.items():
        assert (level is Level.PROVINCE) == (parent == ""), code
        assert not parent or gazetteer.rows[parent][1] < level, code


def test_the_readme_counts_the_tables_and_the_counties_that_a_map_can_draw(gazetteer: Gazetteer) -> None:
    told = (ROOT / "jianbao/data/README.md").read_text("utf-8")
    for name, rows in re.findall(r"^\| `(\w+\.tsv\.gz)` \| ([\d,]+) \|", told, re.MULTILINE):
        assert sum(1 for _ in read_table(name)) == int(rows.replace(",", "")), name
    points = Counter(Level(int(row[2])) for row in read_table("points.tsv.gz"))
    assert "{:,} prefectures, {:,} counties, {:,} townships".format(*(points[n] for n in list(Level)[1:4])) in told
    lists = {row[0]: row[4] for row in read_table("divisions.tsv.gz")}
    real = [c for c, row in gazetteer.rows.items() if row[1] is Level.COUNTY and not gazetteer.is_pseudo(c)]
    usual = [code for code in real if code[:2] not in ("71", "81", "82") and lists[code] != "n"]
    drawn = sum(gazetteer.point(code) is not None for code in usual)
    assert f"{drawn:,} of {len(usual):,} counties, cities and districts ({100 * drawn / len(usual):.0f} %)" in told


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("370783", 36.88, 118.74), ("210181", 41.99, 122.83), ("410526", 35.57, 114.51), ("610922", 33.04, 108.25)],
)
def test_a_seat_that_geonames_spells_in_latin_letters_only_has_its_point(
    code: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    """寿光市, 新民市, 滑县, 石泉县: where an atlas has them."""
    assert gazetteer.point(code) == pytest.approx((latitude, longitude), abs=0.1)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("411628", 33.86, 115.48), ("140581", 35.8, 112.92), ("410105", 34.8, 113.66), ("610802", 38.28, 109.73)],
)
def test_a_county_that_one_set_lacks_has_its_point_from_another(
    code: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    """鹿邑县 by its seat, 高平市, 金水区, 榆阳区 as its city: where an atlas has them."""
    assert gazetteer.point(code) == pytest.approx((latitude, longitude), abs=0.1)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"), [("210281", 39.63, 121.98), ("411426", 34.24, 116.13), ("420881", 31.17, 112.59)]
)
def test_a_county_stands_at_its_seat_and_not_at_an_outlying_township(
    code: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    """瓦房店市, 夏邑县, 钟祥市."""
    assert gazetteer.point(code) == pytest.approx((latitude, longitude), abs=0.1)


def test_each_point_says_which_set_it_is_from() -> None:
    origins = {row[0]: row[5] for row in read_table("points.tsv.gz")}
    assert {c for c, origin in origins.items() if not re.fullmatch(r"\d+|simplemaps:\d+|db-ip", origin)} == set()


def test_villages_and_points_belong_to_divisions(gazetteer: Gazetteer) -> None:
    assert {row[0][:9] for row in read_table("villages_41.tsv.gz")} <= gazetteer.rows.keys()
    assert {row[0] for row in read_table("points.tsv.gz")} <= gazetteer.rows.keys()


def test_codes_are_safe_as_file_names_on_any_system(gazetteer: Gazetteer) -> None:
    codes = [*gazetteer.rows, *gazetteer.former]
    assert all(code.isascii() and code.isalnum() and code == code.lower() for code in codes)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("41", "河南省"),
        ("4101", "河南省/郑州市"),
        ("110105", "北京市/朝阳区"),
        ("500229", "重庆市/城口县"),
        ("419001", "河南省/济源市"),
        ("410182103", "河南省/郑州市/荥阳市/广武镇"),
        ("410182109222", "河南省/郑州市/荥阳市/崔庙镇/丁沟村"),
        ("71tao03", "台湾省/桃园市/平镇区"),
    ],
)
def test_paths_leave_out_rows_that_are_no_places(gazetteer: Gazetteer, code: str, path: str) -> None:
    place = gazetteer.place(code)
    assert "/".join(place.path) == path
    assert [p.name for p in gazetteer.ancestors(code)] == path.split("/")[:-1]
    assert place.parent == (gazetteer.ancestors(code)[-1].code if gazetteer.ancestors(code) else None)


def test_a_city_without_districts_stands_once_in_a_path(gazetteer: Gazetteer) -> None:
    town = next(code for code in gazetteer.rows if code.startswith("441900") and len(code) == 9)
    assert gazetteer.place(town).path[:2] == ("广东省", "东莞市")
    assert len(gazetteer.place(town).path) == 3


def test_a_path_leads_back_to_its_place(gazetteer: Gazetteer) -> None:
    for code in ("41", "4101", "410182", "410182103", "11", "110105", "71tao03"):
        found = gazetteer.find("/".join(gazetteer.place(code).path))
        assert found is not None and found.code == code
    assert gazetteer.find("河南省/荥阳市") is None
    assert gazetteer.find("无此地") is None


def test_a_former_county_stands_beside_its_successor(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("江苏省/南京市/溧水县")
    assert place is not None and place.parent == "3201"
    assert gazetteer.place(place.code) == place
    assert [p.name for p in gazetteer.ancestors(place.code)] == ["江苏省", "南京市"]
    assert gazetteer.renamed["吕梁地区"] == "1411"


def test_a_village_without_a_row_hangs_under_its_township(gazetteer: Gazetteer) -> None:
    village = gazetteer.below("410182103", "柳树湾村", Level.VILLAGE)
    assert village.code.startswith("410182103x") and len(village.code) == len("410182103x") + 6
    assert village == gazetteer.below("410182103", "柳树湾村", Level.VILLAGE)
    assert village.path == ("河南省", "郑州市", "荥阳市", "广武镇", "柳树湾村")
    assert [p.name for p in gazetteer.ancestors(village.code)][-1] == "广武镇"


def test_points(gazetteer: Gazetteer) -> None:
    latitude, longitude = gazetteer.point("410182") or (0.0, 0.0)
    assert 34 < latitude < 35.5 and 112.5 < longitude < 114
    assert gazetteer.point("410182103x000000") is None


def test_a_province_without_villages_in_the_data_has_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.villages("110105") == {}
    assert gazetteer.villages("410182")["410182109222"] == "丁沟村"


def test_no_stem_is_empty(gazetteer: Gazetteer) -> None:
    rows = [row for code, row in gazetteer.rows.items() if not gazetteer.is_pseudo(code)]
    assert [name for name, level, _ in rows if level < Level.TOWNSHIP and not stem(name, level)] == []


@pytest.fixture
def village_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], None]]:
    """Puts a file of the villages of Fujian beside the tables."""
    data = tmp_path / "data"
    shutil.copytree(Path(str(resources.files("jianbao"))) / "data", data)

    files = resources.files

    def put(content: bytes) -> None:
        (data / "villages_35.tsv.gz").write_bytes(content)
        monkeypatch.setattr("importlib.resources.files", lambda name: tmp_path if name == "jianbao" else files(name))

    caches = (villages_of, villages._matcher, lookalikes._variants, lookalikes._village_names)
    for cache in caches:
        cache.cache_clear()
    yield put
    for cache in caches:
        cache.cache_clear()


def test_another_province_s_villages_need_only_their_file(village_file: Callable[[bytes], None]) -> None:
    code = next(code for code in load_gazetteer().names["尚卿乡"] if code.startswith("350524"))
    rows = f"# villages\ncode\tname\n{code}201\t翰卿村\n{code}202\t中山村\n"
    village_file(gzip.compress(rows.encode(), mtime=0))
    article = make_article("福建安溪县尚卿乡翰卿村的茶农上山采茶。")
    (found,) = find_places(make_source(article), load_gazetteer())
    assert ["/".join(m.place.path) for m in found.mentions][-1] == "福建省/泉州市/安溪县/尚卿乡/翰卿村"
    assert found.mentions[-1].place.code == f"{code}201"
    assert [loc.place.name for loc in found.localities] == ["安溪县"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no gzip", "gzip"),
        (gzip.compress(b"code\tname\n350524210201\n"), "350524210201"),
        (gzip.compress("code\tname\n410524210201\t白庙村\n".encode()), "以 35 开头"),
        (gzip.compress("code\tname\n350524210201\t白庙村\n".encode("utf-16")), "utf-8"),
    ],
)
def test_a_bad_file_of_villages_says_what_is_wrong(
    content: bytes, message: str, village_file: Callable[[bytes], None]
) -> None:
    village_file(content)
    with pytest.raises(ValueError, match=r"villages_35\.tsv\.gz") as error:
        load_gazetteer().villages("350524")
    assert message in str(error.value)
