"""Borders for the maps, from a GeoJSON file (RFC 7946) of the archive's own: none may be passed on with the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import Any

from jianbao.io.errors import BuildError
from jianbao.io.sources import read_regular
from jianbao.model import Line2D

HINT = "应是 GeoJSON（RFC 7946）：经纬度（WGS-84），经度在前"


def read_borders(folder: Path, name: str) -> tuple[Line2D, ...]:
    """Every line and every ring of the areas in a file of the folder, as points of longitude and latitude.

    BuildError where the file is not in the folder, it is no GeoJSON, or it has no line.
    """
    path = _within(folder, name)
    try:
        data = json.loads(read_regular(path).decode("utf-8-sig"))
    except BuildError as error:
        raise BuildError(path, f"读不了边界文件（{error.message}）", "请改设置 borders，或去掉这一项") from None
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise BuildError(path, "边界文件不是 JSON", HINT) from None
    try:
        lines = tuple(_lines(data))
    except (TypeError, ValueError, KeyError, IndexError, RecursionError):
        raise BuildError(path, "边界文件的写法有误", HINT) from None
    if not lines:
        raise BuildError(path, "边界文件里没有线，也没有面", HINT)
    return lines


def _within(folder: Path, name: str) -> Path:
    """The path of a file in the folder; BuildError if the name leads out of it, in whatever way."""
    pure = PureWindowsPath(name)  # takes / as well, and knows C: and //host
    folders = [folder.joinpath(*pure.parts[:n]) for n in range(1, len(pure.parts))]
    if pure.anchor or ".." in pure.parts or "\\" in name or any(path.is_symlink() for path in folders):
        hint = "请把边界文件放进来源文件夹，设置 borders 只写它的名字；在子文件夹里的写作 子文件夹/边界.geojson"
        raise BuildError(name, "边界文件不在来源文件夹里", hint)
    return folder / name


def _lines(data: Any) -> Iterator[Line2D]:
    kind = data["type"]
    if kind == "FeatureCollection":
        for feature in data["features"]:
            yield from _lines(feature)
    elif kind == "Feature":
        if data["geometry"] is not None:
            yield from _lines(data["geometry"])
    elif kind == "GeometryCollection":
        for part in data["geometries"]:
            yield from _lines(part)
    elif kind in DEPTHS:
        yield from _rings(data["coordinates"], DEPTHS[kind])
    elif kind not in ("Point", "MultiPoint"):
        raise ValueError(kind)


DEPTHS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
"""How many lists are nested around each list of points, by the kind of geometry."""


def _rings(coordinates: Any, depth: int) -> Iterator[Line2D]:
    if depth:
        for part in coordinates:
            yield from _rings(part, depth - 1)
    else:
        points = tuple((float(point[0]), float(point[1])) for point in coordinates)
        if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in points):
            raise ValueError("no degrees")
        if len(points) > 1:
            yield points
