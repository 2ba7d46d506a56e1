"""When articles were printed and what days they speak of: only by evidence, and the evidence is quoted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.enrich.clues import Event, find_clues, read_days
from jianbao.enrich.dates import infer_dates, late_days, named_days
from jianbao.enrich.days import find_days
from jianbao.enrich.near_days import find_near_days
from jianbao.model import Article, InferredDate
from jianbao.text.lunar import lunar_day, lunar_day_in, lunar_years
from tests.articles import make_article
from tests.machine import missing


def infer(*paragraphs: str, **details: str) -> InferredDate | None:
    article = make_article(*paragraphs, outlet=details.get("outlet"))
    return infer_dates([read_days(article)]).get(article.id)


def span(found: InferredDate | None) -> tuple[str, str, str] | None:
    return None if found is None else (found.earliest.isoformat(), found.best.isoformat(), found.latest.isoformat())


# Each line: the paragraphs, earliest, best, latest, trust, evidence.
DATED = {
    "up to a day, with a lunar day that fixes the year": (
        ("2月8日(正月十五)，没有灯会。", "2020年新年以来都很忙。", "截至2月12日24时，登记3200人。"),
        ("2020-02-13", "2020-02-13", "2020-02-20"),
        ("high", "截至2月12日24时；2月8日(正月十五)"),
    ),
    "a word that did not exist earlier, and yesterday": (
        ("为防控新型冠状病毒感染的肺炎，2月2日，村口设了岗。", "昨日，志愿者又来了。"),
        ("2020-02-03", "2020-02-03", "2020-02-04"),
        ("medium", "2月2日；昨日；新型冠状病毒感染的肺炎"),
    ),
    "a lunar day said after the solar one": (
        ("2月8日，农历正月十五，没有灯会；1982年如此，今年也如此。",),
        ("1982-02-08", "1982-02-09", "1982-02-15"),
        ("medium", "2月8日"),
    ),
    "how long it has lasted": (
        ("新冠肺炎疫情发生后，他从大年初一起看护渡口，已经一个多月。", "2 月 24 日，居民送来一封信。"),
        ("2020-02-25", "2020-02-25", "2020-03-06"),
        ("low", "2 月 24 日；大年初一起看护渡口，已经一个多月；新冠肺炎"),
    ),
    "a day named and no more": (
        ("抗击疫情以来，全县确诊两例，于3月1日前出院。",),
        ("2020-03-01", "2020-03-02", "2020-03-08"),
        ("low", "3月1日前；抗击疫情"),
    ),
    "Traditional text": (
        ("打贏疫情防控阻擊戰！截至1月31日，全縣設卡點12處。",),
        ("2020-02-01", "2020-02-01", "2020-02-08"),
        ("medium", "截至1月31日；疫情防控阻擊戰"),
    ),
    "a weekday agrees with a year named elsewhere": (
        ("3月14日（星期四），河堤开工。", "去年，即2018年，遭了水。2019年的汛期不等人。"),
        ("2019-03-14", "2019-03-15", "2019-03-21"),
        ("medium", "3月14日（星期四）"),
    ),
    "a report sent by wire at the turn of the year": (
        ("新华社某地1月2日电　一九九八年新年第一天，12月28日启用的大桥通车。",),
        ("1998-01-02", "1998-01-03", "1998-01-04"),
        ("high", "1月2日电；一九九八年新年"),
    ),
    "today": (
        ("为防控新型冠状病毒感染的肺炎，今天（2月2日）上午，村口设了岗。",),
        ("2020-02-02", "2020-02-02", "2020-02-03"),
        ("medium", "今天（2月2日；新型冠状病毒感染的肺炎"),
    ),
    "not the end of what still goes on": (
        (
            "打赢疫情防控阻击战，3月8日，网上花展开门迎客。",
            "花展持续到4月10日，展出时间为3月8日至4月11日。报名截止4月2日。",
        ),
        ("2020-03-08", "2020-03-09", "2020-03-15"),
        ("low", "3月8日；疫情防控阻击战"),
    ),
    "nor of a span within a month": (
        ("打赢疫情防控阻击战，3月8日，网上花展开门迎客。", "展出时间为3月8日至30日。"),
        ("2020-03-08", "2020-03-09", "2020-03-15"),
        ("low", "3月8日；疫情防控阻击战"),
    ),
    "years of the Republic": (
        ("截至民国二十七年六月九日，灾民已过万人。",),
        ("1938-06-10", "1938-06-10", "1938-06-17"),
        ("high", "截至民国二十七年六月九日"),
    ),
}


@pytest.mark.parametrize("name", DATED)
def test_printed_on(name: str) -> None:
    paragraphs, expected, (trust, evidence) = DATED[name]
    found = infer(*paragraphs)
    assert span(found) == expected
    assert found is not None
    assert (found.trust, found.evidence) == (trust, evidence)


@pytest.mark.parametrize(
    "text",
    [
        "2月12日，镇上来了一辆车。",  # no year anywhere
        "新冠肺炎疫情期间，镇上很安静。",  # no day
        "抗击疫情，今年10月份刚入党的他也来了。",  # a month without a year says nothing
        "新冠肺炎疫情防控中，预计3月20日前完成检测。",  # still to come
        "他1998年3月1日参军，2003年8月1日退伍。",  # a life, not news
        "1938年6月9日，黄河决口。当年7月2日，灾民西迁。",
        "新冠肺炎疫情发生后，2月31日，2月30日。",  # no such days
        "2月3日（星期二）抗击疫情。",  # a Tuesday neither in 2020 nor in any year in sight
        "",
    ],
)
def test_without_evidence_an_article_stays_undated(text: str) -> None:
    assert infer(text) is None


def test_a_report_that_begins_with_a_month_appeared_in_it_or_in_the_next() -> None:
    found = infer("2020年2月，全县栽树三万株。", "1998年的老树也还在。", outlet="本报")
    assert span(found) == ("2020-02-01", "2020-02-29", "2020-03-31")
    assert found is not None and (found.trust, found.evidence) == ("low", "2020年2月")
    assert span(infer("1999年12月份，全县栽树三万株。", outlet="本报")) == ("1999-12-01", "1999-12-31", "2000-01-31")
    assert infer("2020年2月，全县栽树三万株。") is None


@pytest.mark.parametrize(
    "text",
    [
        "1996年3月成立的公司通了电话。",  # a month that something else is told of
        "日前，1996年3月，公司成立。",  # not at the head
        "1996年3月，公司成立。2003年，它通了电话。",  # a later year
        "1996年13月，公司成立。",
    ],
)
def test_other_months_do_not_say_when_it_appeared(text: str) -> None:
    assert infer(text, outlet="本报") is None


OWN = (Event(("石桥庙会",), date(1998, 3, 1), date(1998, 4, 30)),)


def test_an_archive_s_own_event_tells_the_year() -> None:
    article = make_article("石桥庙会热闹极了，3月12日这天来了三千人。")
    assert infer_dates([read_days(article)]) == {}
    found = infer_dates([read_days(article)], OWN)[article.id]
    assert (span(found), found.evidence) == (("1998-03-12", "1998-03-13", "1998-03-19"), "3月12日；石桥庙会")
    alone = make_article("石桥庙会热闹极了，来了三千人。")
    assert infer_dates([read_days(alone)], OWN) == {}, "it names no day, and the span may be long"


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("截至2月5日，登记3200人。", ["截至2月5日"]),
        ("新华社北京2月5日电　大桥通车。", ["2月5日电"]),
        ("今天（2月5日），大桥通车。", ["今天（2月5日"]),
        ("截至2月3日，登记3200人。", []),
        ("2月5日，大桥将通车。展览2月8日结束。", []),  # still to come
        ("截至2019年12月31日，登记3200人。", []),
        ("报名截止2月10日，投稿日期截至到2月11日。展览截止2月12日。", []),
        ("我县截止2月5日，登记3200人。", ["截止2月5日"]),
    ],
)
def test_a_day_that_is_over_is_not_later_than_the_printing(text: str, late: list[str]) -> None:
    reading = read_days(make_article(text, printed=date(2020, 2, 3)))
    assert [seen.words for seen in late_days(reading, date(2020, 2, 3), date(2020, 2, 3))] == late
    assert not list(late_days(reading, None, None))


def test_a_full_date_counts_in_the_first_paragraph_of_a_report_only() -> None:
    lead, later = "2019年9月9日上午，新桥通车。", "9月7日，路面刚刚铺完。"
    assert span(infer(lead, later, outlet="本报")) == ("2019-09-09", "2019-09-10", "2019-09-16")
    assert infer(lead, later) is None
    assert infer(later, lead, outlet="本报") is None


def test_a_later_year_rules_out_an_earlier_one() -> None:
    assert infer("2005年9月9日上午，新桥通车。", "2011年，桥面重铺。", outlet="本报") is None
    assert infer("2005年9月9日上午，新桥通车。", "预计2011年再建一座。", outlet="本报") is not None


def test_the_later_event_decides() -> None:
    assert span(infer("当年抗击非典疫情，如今抗击新冠肺炎，3月2日，他又来了。")) == (
        "2020-03-02",
        "2020-03-03",
        "2020-03-09",
    )


def page(*articles: Article) -> dict[str, str]:
    found = infer_dates([read_days(article) for article in articles])
    return {key: each.best.isoformat() for key, each in found.items()}


def test_articles_of_one_page_share_what_they_tell() -> None:
    articles = (
        make_article("抗击疫情，1月30日，第一批党员上岗。", number=1),
        make_article("新型冠状病毒感染的肺炎来了。2月2日，村口设岗，昨日撤岗。", number=2),
        make_article("小区里的人都在家。", number=3),
    )
    assert page(*articles) == dict.fromkeys(("page-1", "page-2", "page-3"), "2020-02-03")
    found = infer_dates([read_days(article) for article in articles])
    assert found["page-3"].evidence == "同一来源：2月2日；昨日；抗击疫情"
    assert found["page-3"].trust == "low"
    assert found["page-1"].evidence == found["page-2"].evidence == found["page-3"].evidence, "in neither alone"


def test_evidence_of_the_article_s_own_is_not_said_to_be_another_s() -> None:
    articles = (
        make_article("抗击疫情，1月30日，第一批党员上岗。", number=1),
        make_article("抗击疫情，2月12日，村口设岗。", number=2),
    )
    found = infer_dates([read_days(article) for article in articles])
    assert found["page-2"].evidence == "2月12日；抗击疫情"
    assert found["page-1"].evidence == "同一来源：2月12日；抗击疫情"


def test_part_of_a_day_is_another_day() -> None:
    articles = (
        make_article("抗击疫情，2月2日，村口设岗。", number=1),
        make_article("抗击疫情，1月30日，桥通了；去年12月2日，桥还没有。", number=2),
    )
    found = infer_dates([read_days(article) for article in articles])
    assert found["page-2"].evidence == "同一来源：2月2日；抗击疫情"


def test_a_year_stated_late_in_the_year_needs_no_other_day() -> None:
    lead = "2020年11月5日，县图书馆新馆开馆，读者络绎不绝，馆藏图书达到十万册。"
    assert span(infer(lead, outlet="本报")) == ("2020-11-05", "2020-11-06", "2020-11-12")
    assert span(infer("2020年12月30日，新桥通车。", outlet="本报")) == ("2020-12-30", "2020-12-31", "2021-01-06")


def test_clippings_of_different_months_do_not() -> None:
    assert page(
        make_article("抗击疫情，1月30日，第一批党员上岗。", number=1),
        make_article("抗击疫情，5月4日，青年上岗。", number=2),
        make_article("小区里的人都在家。", number=3),
    ) == {"page-1": "2020-01-31", "page-2": "2020-05-05"}


def test_a_stated_date_is_left_to_the_article() -> None:
    article = make_article("抗击疫情，1月30日，党员上岗。", printed=date(2020, 2, 1))
    assert infer_dates([read_days(article)]) == {}


def days(text: str, printed: date | None) -> list[tuple[str, str]]:
    article = make_article("开头。", text)
    return [
        (each.day.isoformat(), text[each.start : each.end])
        for each in named_days(read_days(article), printed)
        if each.line == article.body[1].line
    ]


def test_days_named_lie_nearest_to_the_day_of_printing() -> None:
    text = "12月26日開工，大年初一不停，去年3月1日立項，5月1日通車；2 月 3 日，臘月二十八出生的他說"
    assert days(text, date(2020, 2, 13)) == [
        ("2019-12-26", "12月26日"),
        ("2020-01-25", "大年初一"),
        ("2019-03-01", "去年3月1日"),
        ("2020-05-01", "5月1日"),
        ("2020-02-03", "2 月 3 日"),
        ("2020-01-22", "臘月二十八"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("庙会定于农历四月十八日举行。", [("2020-05-10", "农历四月十八日")]),
        ("庙会定于農曆八月十五日举行。", [("2020-10-01", "農曆八月十五日")]),
        ("庙会将于四月三日（农历三月十一日）举行。", [("2020-04-03", "四月三日")]),
        (
            "农历十二月廿三日祭灶，旧历十一月初三开集。",
            [("2020-01-17", "农历十二月廿三日"), ("2019-11-28", "旧历十一月初三")],
        ),
        ("农历庚子年四月十六，古历4月18日。", [("2020-05-08", "农历庚子年四月十六"), ("2020-05-10", "古历4月18日")]),
        (
            "书院建于光绪三十四年十月初二日，宣统元年闰二月廿日开学。",
            [("1908-10-26", "光绪三十四年十月初二日"), ("1909-04-10", "宣统元年闰二月廿日")],
        ),
        ("光绪七年闰八月初二日。", []),
        ("藏历水龙年五月十七日，寺里举行法会。藏历四月十五日，藏历12月29日。", []),
        ("藏历新年将于2月27日到来，傣历新年4月13日。", [("2020-02-27", "2月27日"), ("2020-04-13", "4月13日")]),
        ("大会定于9月20日召开。", [("2020-09-20", "9月20日")]),
        ("去冬的大会9月20日召开。", [("2019-09-20", "9月20日")]),
    ],
)
def test_a_lunar_day_is_no_solar_one_and_a_planned_one_lies_ahead(text: str, expected: list[tuple[str, str]]) -> None:
    assert days(text, date(2020, 2, 13)) == expected


def test_days_without_a_year_are_left_out_while_nothing_is_known() -> None:
    text = (
        "1998年1月3日至5日，8月1日，2019-09-09，民国38年10月1日，二〇二〇年二月三日，105年3月19日，民国一〇八年三月卅日"
    )
    assert days(text, None) == [
        ("1998-01-03", "1998年1月3日"),
        ("1998-01-05", "5日"),
        ("1998-08-01", "8月1日"),  # the year said earlier in the sentence
        ("2019-09-09", "2019-09-09"),
        ("1949-10-01", "民国38年10月1日"),
        ("2020-02-03", "二〇二〇年二月三日"),
        ("2016-03-19", "105年3月19日"),
        ("2019-03-30", "民国一〇八年三月卅日"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2月3号楼",
        "13月1日",
        "2月30日有雨，电话2012.13.40",
        "每月3日",
        "一二月三四日",
        "3.8米",
        "2020.1",
        "10月份",
    ],
)
def test_what_is_not_a_day(text: str) -> None:
    assert days(text, date(2020, 2, 13)) == []


def test_several_days_of_a_month() -> None:
    assert days("2月1-3日，2月5、6日，12月26日—28日，一月三十日至31日", date(2020, 2, 13)) == [
        ("2020-02-01", "2月1"),
        ("2020-02-03", "3日"),
        ("2020-02-05", "2月5"),
        ("2020-02-06", "6日"),
        ("2019-12-26", "12月26日"),
        ("2019-12-28", "28日"),
        ("2020-01-30", "一月三十日"),
        ("2020-01-31", "31日"),
    ]


PRINTED = date(2020, 2, 13)

# Text of an article printed on a Thursday, 2020-02-13, and the days that it tells from that day.
NEAR = {
    "days before and after": ("前天封路，昨日，大桥通车，今晚放映，明天起收费。", ["02-11", "02-12", "02-13", "02-14"]),
    "words that only look as if they went on": ("昨日本报记者到场，今天气温回升。", ["02-12", "02-13"]),
    "Traditional text": ("昨午下雨，後天續下。", ["02-12", "02-15"]),
    "the day in brackets beside it": ("昨晚（11日），大桥停电。", ["02-11"]),
    "the day and its month beside it": ("昨天（2月11日）大桥停电。", ["02-12", "02-11"]),
    "a dateline's day": ("新华社石桥2月12日电　大桥今天通车。", ["02-12", "02-12"]),
    "a dateline's day without its month": ("（中央社記者何葦石橋12日電）大橋昨天通車。", ["02-12", "02-11"]),
    "a dateline of long ago is quoted": ("新华社石桥1月3日电　大桥今天通车。", ["01-03", "02-13"]),
    "days without a month": ("28日，大桥通车；11日上午，记者走访。", ["01-28", "02-11"]),
    "the month said before": ("3月28日通车，29日收费。", ["03-28", "03-29"]),
    "Chinese numbers for twenty and thirty": ("廿八日通车，卅日收费。", ["01-28", "01-30"]),
    "a dateline's day in such a number": ("石橋十一日電　大橋昨日通車，廿一日停航。", ["02-11", "02-10", "01-21"]),
    "over a month's end": ("1月31日检修，1日通车。", ["01-31", "02-01"]),
    "a day before one said before": ("2月13日电 县政府11日发文。", ["02-13", "02-11"]),
    "still to come": ("大桥将于28日通车，14日停航。", ["02-28", "02-14"]),
    "a later day behind one to come": ("大会定于20日召开，25日闭幕。", ["02-20", "02-25"]),
    "planned by the words behind": ("20日上午将举行会演，25日起将放映电影。", ["02-20", "02-25"]),
    "no plan but a thing that was taken": ("20日将赃物退还。", ["01-20"]),
    "planned in short": ("同鄉會訂廿日聚餐，校友會訂於廿八日上午九時聚餐。", ["02-20", "02-28"]),
    "signed is not planned": ("合约签订20日后生效，修订25日完成。", ["01-25"]),
    "a month told from this one": ("上月3日动工，本月28日通车，下个月1日收费。", ["01-03", "02-28", "03-01"]),
    "any number behind a month": ("本月十日夜开会，上月三日游行，本月十日内答复。", ["02-10", "01-03"]),
    "an hour tells that it is today": ("到今天上午，已通车。", ["02-13"]),
}


@pytest.mark.parametrize("name", NEAR)
def test_days_told_from_the_day_of_printing(name: str) -> None:
    text, expected = NEAR[name]
    article = make_article(text, printed=PRINTED)
    assert [str(each.day)[5:] for each in named_days(read_days(article), PRINTED)] == expected


def test_where_the_day_of_printing_is_inferred_none_is_told_from_it() -> None:
    assert named_days(read_days(make_article("昨天下雨，28日放晴。")), PRINTED) == ()


def test_days_without_a_month_are_none_where_another_time_is_told_of() -> None:
    article = make_article("2003年8月1日动工。5日停工。", printed=PRINTED)
    assert [str(each.day) for each in named_days(read_days(article), PRINTED)] == ["2003-08-01"]


@pytest.mark.parametrize(
    "text",
    [
        "直到今天，今天的青年，今日头条，今晚报，我们的今天，时至今日。",
        "明天会更好，光明日报，聪明天真，先天后天。",
        "以前天津有海，此前日本有雪，雨后天晴，这说明天气变了。",
        "他说：“昨天停电，3日来电。”又说：「今天不去」。",
        "电影《昨天今天明天》上映。",
        "目前日均三千人，连续3日，3日内，历时15日，每月3日，3日游，3日报。",
        "0日，32日，99日，31日内。",
        "行政拘留5日，被拘留十五日，提前30日申请，公示7日，公示期为7日，不少于3日，停业整顿15日，放假3日，顺延3日。",
        "十日之内，15日以上，30日的期限，逢5日赶集，美元兑100日元，10日元。",
        "拥抱明天，创造明天，不忘昨天，走向明天，展望明天，明日黄花，今天这个时代。",
        "每年3月5日栽树，每年的12月4日宣传，每逢3月5日打扫。",
    ],
)
def test_what_is_no_day_told_from_another(text: str) -> None:
    article = make_article(text, printed=PRINTED)
    assert named_days(read_days(article), PRINTED) == ()


def test_a_paragraph_tells_when_those_after_it_were_written() -> None:
    texts = ("新华社石桥2月11日电　大桥通车。", "今天放晴。", "本报讯 昨天有雨。")
    article = make_article(*texts, headline="大桥明天收费", printed=PRINTED)
    told = [str(each.day)[5:] for each in named_days(read_days(article), PRINTED)]
    assert told == ["02-14", "02-11", "02-11", "02-12"]


def test_full_width_digits_are_read() -> None:
    assert days("１９９８年１月３日", None) == [("1998-01-03", "１９９８年１月３日")]


ALPHABET = (
    "0123456789１〇零一二三四五六七八九十廿初元正腊冬月日号年农历大除夕"
    "民国截至昨去今前明天上本下“”电（(星期)）-./ 已个多天新冠肺炎将。\n"
)


@given(st.lists(st.text(ALPHABET, max_size=40), max_size=4))
def test_no_text_is_too_odd(texts: list[str]) -> None:
    readings = [read_days(make_article(text, number=n)) for n, text in enumerate(texts, 1)]
    for reading in readings:
        list(find_clues([reading], reading.days))
        for seen in reading.days:
            assert 0 <= seen.day.start < seen.day.end <= len(seen.text)
        named_days(reading, date(2020, 2, 29))
        for near in find_near_days(reading.text, date(2020, 2, 29), ()):
            assert 0 <= near.start < near.end <= len(reading.text)
    for found in infer_dates(readings).values():
        assert found.earliest <= found.best <= found.latest


def test_same_days_at_the_same_offsets_in_both_scripts() -> None:
    pair = "从腊月二十八到2月3日，历时一个多月", "從臘月二十八到2月3日，歷時一個多月"
    hans, hant = (read_days(make_article(text)).days for text in pair)
    assert [seen.day for seen in hans] == [seen.day for seen in hant]
    assert [(each.month, each.day) for each in find_days(pair[0])] == [(12, 28), (2, 3)]


class TestLunarTable:
    """The table against itself and against days of common knowledge."""

    def test_years_follow_on_each_other_without_a_gap(self) -> None:
        table = lunar_years()
        assert sorted(table) == list(range(1815, 2101))
        for year in range(1815, 2100):
            assert table[year].begins + timedelta(sum(table[year].lengths)) == table[year + 1].begins

    def test_months_have_29_or_30_days_and_leap_years_13_months(self) -> None:
        for year in lunar_years().values():
            assert set(year.lengths) == {29, 30}
            assert len(year.lengths) == (13 if year.leap else 12)

    @pytest.mark.parametrize(
        ("year", "month", "day", "expected"),
        [
            (1949, 1, 1, date(1949, 1, 29)),
            (1976, 1, 1, date(1976, 1, 31)),
            (1978, 8, 15, date(1978, 9, 17)),
            (1985, 1, 1, date(1985, 2, 20)),
            (1998, 1, 1, date(1998, 1, 28)),
            (2008, 8, 15, date(2008, 9, 14)),
            (2012, 12, 30, date(2013, 2, 9)),
            (2017, 5, 5, date(2017, 5, 30)),
            (2020, 5, 5, date(2020, 6, 25)),
            (2020, 8, 15, date(2020, 10, 1)),
            (2023, 8, 15, date(2023, 9, 29)),
            (2033, 12, 1, date(2034, 1, 20)),
            (2019, 13, 1, None),
            (2019, 1, 31, None),
            (1872, 3, 23, date(1872, 4, 30)),
            (1814, 1, 1, None),
        ],
    )
    def test_known_days(self, year: int, month: int, day: int, expected: date | None) -> None:
        assert lunar_day(year, month, day) == expected

    def test_every_day_is_that_of_the_package_it_was_made_with(self) -> None:
        try:
            from lunarcalendar import Converter, Lunar
        except ImportError:
            missing("LunarCalendar (pip install LunarCalendar)")
        for year, table in lunar_years().items():
            if year < 1900:  # the package knows none of them
                continue
            months = [
                (month, leap) for month in range(1, 13) for leap in (False, True) if not leap or month == table.leap
            ]
            day = table.begins
            for (month, leap), length in zip(months, table.lengths, strict=True):
                for number in range(1, length + 1):
                    assert Converter.Lunar2Solar(Lunar(year, month, number, leap)).to_date() == day
                    assert leap or lunar_day(year, month, number) == day or (month, number) == (12, 30)
                    day += timedelta(days=1)

    def test_the_last_month_lies_in_the_next_year(self) -> None:
        assert lunar_day_in(2020, 12, 30) == date(2020, 1, 24)
