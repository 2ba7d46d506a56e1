"""Rules from words that return in the text around a line: a headline begins a story, a heading goes on with one."""

from __future__ import annotations

from jianbao.model import Role
from jianbao.parse.echo import said_before, same_story, taken_up
from jianbao.parse.page import Page
from jianbao.parse.rule import Rule, title

H = Role.HEADLINE
K = Role.KICKER
G = Role.HEADING


def new_and_taken_up(page: Page, i: int) -> bool:
    return taken_up(page.plain, i) >= 0.2 and said_before(page.plain, i) < 0.1


def spoken_of_before(page: Page, i: int) -> bool:
    return i > 0 and said_before(page.plain, i) > 0.05


def another_story(page: Page, i: int) -> bool:
    found = same_story(page.plain, i)
    return found is not None and found < 0.005


def repeats_what_was_said(page: Page, i: int) -> bool:
    return said_before(page.plain, i) >= 0.5


SUBWAY = "本市的地铁昨天开通，市民排起长队，等着坐上第一班列车，车站里挤满了人，大家都很高兴。"
FEAST = "村里的广播响了，晒谷场上坐满了来看戏的老人和孩子，台上锣鼓喧天，台下笑声一片，好不热闹。"

ECHO_RULES = (
    Rule(
        "taken up by the text",
        H,
        0.3,
        title(new_and_taken_up),
        f"{SUBWAY}\n> 晒谷场上看戏\n{FEAST}",
        f"{FEAST}\n> 晒谷场上看戏\n{FEAST}",
        also=K,
    ),
    Rule(
        "spoken of before",
        H,
        -0.8,
        title(spoken_of_before),
        f"{FEAST}\n> 晒谷场上看戏",
        f"{SUBWAY}\n> 晒谷场上看戏",
        also=K,
    ),
    Rule(
        "another story",
        H,
        0.3,
        title(another_story),
        f"{SUBWAY}\n> 春到山乡\n{FEAST}",
        f"{FEAST}\n> 春到山乡\n{FEAST}",
        also=K,
    ),
    Rule(
        "repeats what was said",
        G,
        -2,
        title(repeats_what_was_said),
        f"{FEAST}\n> 晒谷场上坐满了孩子",
        f"{SUBWAY}\n> 晒谷场上坐满了孩子",
    ),
)
