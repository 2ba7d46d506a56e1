"""Borders of the user's own: what is read, what is refused and how, and what a map shows of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianbao.io.borders import read_borders
from jianbao.io.errors import BuildError
from jianbao.site.borders import MOST, border_path, make_borders
from tests.machine import symlink

SQUARE = [[113.0, 34.0], [114.0, 34.0], [114.0, 35.0], [113.0, 34.0]]


def written(tmp_path: Path, data: object) -> tuple[Path, str]:
    (tmp_path / "borders.geojson").write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return tmp_path, "borders.geojson"


@pytest.mark.parametrize(
    ("geometry", "lines"),
    [
        ({"type": "LineString", "coordinates": SQUARE}, 1),
        ({"type": "MultiLineString", "coordinates": [SQUARE, SQUARE]}, 2),
        ({"type": "Polygon", "coordinates": [SQUARE, SQUARE]}, 2),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE, SQUARE]]}, 3),
        ({"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [SQUARE]}]}, 1),
    ],
)
def test_every_line_and_ring_is_read(geometry: dict[str, object], lines: int, tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [113, 34]}}
    collection = {"type": "FeatureCollection", "features": [feature, point, {**feature, "geometry": None}]}
    assert len(read_borders(*written(tmp_path, geometry))) == lines
    assert read_borders(*written(tmp_path, collection)) == read_borders(*written(tmp_path, feature))
    assert read_borders(*written(tmp_path, feature))[0][1] == (114.0, 34.0)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("not json", "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ({"type": "Topology"}, "写法有误"),
        ([], "写法有误"),
        ({"type": "Feature"}, "写法有误"),
        ({"type": "LineString", "coordinates": [[1]]}, "写法有误"),
        ({"type": "LineString", "coordinates": [["a", "b"]]}, "写法有误"),
        ({"type": "LineString", "coordinates": [[500000.0, 3800000.0], [500001.0, 3800001.0]]}, "写法有误"),
        ({"type": "Point", "coordinates": [113, 34]}, "没有线"),
    ],
)
def test_bad_files_get_words(data: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="GeoJSON") as error:
        read_borders(*written(tmp_path, data))
    assert message in error.value.message
    assert error.value.where.endswith("borders.geojson")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="找不到") as error:
        read_borders(tmp_path, "none.geojson")
    assert "borders" in error.value.hint


@pytest.mark.parametrize(
    "name",
    ["../x.geojson", "a/../../x.geojson", "/etc/passwd", "C:/x.geojson", "C:x.geojson", "//a/b/x", "a\\x", "link/x"],
)
def test_a_file_outside_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.geojson").write_text(json.dumps({"type": "LineString", "coordinates": SQUARE}), "utf-8")
    (tmp_path / "x").write_text(json.dumps({"type": "LineString", "coordinates": SQUARE}), "utf-8")
    (tmp_path / "seeds").mkdir()
    symlink(tmp_path / "seeds/link", tmp_path)
    with pytest.raises(BuildError, match="不在来源文件夹里") as error:
        read_borders(tmp_path / "seeds", name)
    assert error.value.where == name


def test_a_file_in_a_folder_below_is_read(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    written(tmp_path / "maps", {"type": "LineString", "coordinates": SQUARE})
    assert len(read_borders(tmp_path, "maps/borders.geojson")) == 1


def test_only_what_falls_into_the_map_is_drawn() -> None:
    lines = (((0.0, 0.0), (10.0, 10.0)), ((500.0, 500.0), (510.0, 510.0)))
    assert list(make_borders(lines).within(-5, -5, 50, 50)) == [lines[0]]
    assert border_path(lines, lambda x, y: (x, y), 100, 100) == "M0 0L10 10"
    assert border_path((), lambda x, y: (x, y), 100, 100) == ""


def test_a_path_stays_small_however_fine_the_borders() -> None:
    fine = tuple((i / 1000 % 100, i / 3000 % 100) for i in range(300_000))
    path = border_path([fine], lambda x, y: (x, y), 100, 100)
    assert 100 < path.count("L") <= MOST
