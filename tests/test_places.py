"""Places in articles: which names are found, which place each means, and what an article is filed under."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.enrich.background import Background
from jianbao.enrich.forms import Matcher
from jianbao.enrich.gazetteer import load_gazetteer
from jianbao.enrich.mentions import LONG, find_named, mentions_of, scan
from jianbao.enrich.places import find_places, infer_home
from jianbao.model import Article, Mention, Role, Section
from tests.articles import block, make_article, make_source

ZHENGZHOU = "4101"


def article(headline: str | None, *paragraphs: str, number: int = 1, names: tuple[str, ...] = ()) -> Article:
    credits = [("记者", name) for name in names]
    return make_article(*paragraphs, number=number, headline=headline, credits=credits, outlet=None)


def mentions(text: str, home: str | None = ZHENGZHOU, names: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    piece = article(None, text, names=names)
    return mentions_of(piece, find_named(scan(piece, load_gazetteer()), load_gazetteer(), Background(home)))


NAMES = st.sets(st.text("石桥𠀀", min_size=2, max_size=5), min_size=4)


@given(NAMES, NAMES, st.text("石桥𠀀\n", min_size=20))
def test_the_longest_name_that_fits_is_taken_from_left_to_right(names: set[str], refused: set[str], text: str) -> None:
    matcher = Matcher({name: name for name in names | refused})
    found = matcher.scan(text, lambda text, start, name, _: text.startswith(name, start) and name not in refused)
    expected, at = [], 0
    while at < len(text):
        name = max((name for name in names - refused if text.startswith(name, at)), key=len, default="")
        expected += [(at, name, name)] * bool(name)
        at += len(name) or 1
    assert list(found) == expected


def named(text: str, home: str | None = ZHENGZHOU, names: tuple[str, ...] = ()) -> list[str]:
    """Paths of what is found, from the prefecture down for short."""
    return ["/".join(m.place.path[1:] or m.place.path) for m in mentions(text, home, names)]


FOUND = [
    # a name, and the place it lies in
    ("河南省郑州市荥阳市广武镇", ["河南省", "郑州市", "郑州市/荥阳市", "郑州市/荥阳市/广武镇"]),
    # the ethnic word is dropped in speech
    ("管城区13个小分队出发", ["郑州市/管城回族区"]),
    # a street's office has the street's name
    ("登封市嵩阳街道办事处、少林办事处", ["郑州市/登封市", "郑州市/登封市/嵩阳街道", "郑州市/登封市/少林街道"]),
    # a county of one character, in full
    ("记者在范县看到，范县的麦子熟了", ["濮阳市/范县", "濮阳市/范县"]),
    # a name that several cities have: its city stands before it, or is spoken of
    ("南京市鼓楼区和开封市鼓楼区结对", ["南京市", "南京市/鼓楼区", "开封市", "开封市/鼓楼区"]),
    ("徐州昨日降雨。鼓楼区积水", ["徐州市", "徐州市/鼓楼区"]),
    # the same behind 的, known or not
    ("四川省渠县的新市镇", ["四川省", "达州市/渠县", "达州市/渠县/新市镇"]),
    ("四川省渠县的龙泉乡", ["四川省", "达州市/渠县"]),
    ("丹水县的金坪乡", []),
    # a township that many counties have: of the county last named
    ("范县部署春耕，城关镇先行", ["濮阳市/范县", "濮阳市/范县/城关镇"]),
    # a district's stem after its full name
    ("二七区开会，二七落实", ["郑州市/二七区", "郑州市/二七区"]),
    # a county's stem right after the place it lies in
    ("浙江嵊州有一处遗址", ["浙江省", "绍兴市/嵊州市"]),
    # a county's stem at home
    ("中牟千余干部下沉", ["郑州市/中牟县"]),
    # villages of a county that is named
    ("荥阳市广武镇丁沟村晒谷", ["郑州市/荥阳市", "郑州市/荥阳市/广武镇", "郑州市/荥阳市/广武镇/丁沟村"]),
    ("荥阳市高村乡张村", ["郑州市/荥阳市", "郑州市/荥阳市/高村乡", "郑州市/荥阳市/高村乡/张村"]),
    ("荥阳市高村韩常村", ["郑州市/荥阳市", "郑州市/荥阳市/高村乡", "郑州市/荥阳市/高村乡/韩常村"]),
    # a county that is no more, by the name it had
    ("江苏省南京市溧水县", ["江苏省", "南京市", "南京市/溧水县"]),
    # Traditional text
    ("河南省鄭州市滎陽市", ["河南省", "郑州市", "郑州市/荥阳市"]),
    ("台北市萬華區昨天", ["台北市", "台北市/万华区"]),
    # words for a city, and for several
    ("颁奖会在京举行，羊城来客", ["北京市", "广州市"]),
    ("京津冀协同发展", ["北京市", "天津市", "河北省"]),
    # what prefectures and counties were called before
    ("襄樊的桥，吕梁专区的路", ["襄阳市", "吕梁市"]),
    ("河北省深县", ["河北省", "衡水市/深县"]),
    # offices tell a district's stem
    ("北京昨日降温。朝阳法院宣判", ["北京市", "朝阳区"]),
]

NOT_FOUND = [
    ("中原路与金水路交叉口", []),  # roads, not districts
    ("济源路街道的网格员", ["郑州市/上街区/济源路街道"]),  # not 济源市
    ("北京西路、上海街、广州大道", []),
    ("社区居民走上街道，城区道路畅通", []),  # common nouns that are rows of the gazetteer
    ("北京时间上午八时", []),
    ("黄河南岸的麦田", []),  # not 河南
    ("书记杜朝阳说", []),  # a person
    ("日照时间延长，各位来宾", []),  # words
    ("公安部门调配资源", []),  # counties by these stems exist
    ("村民和县长站在田边", []),  # not 民和县
    ("鼓楼区举行比赛", []),  # four cities have one: left open
    ("和平村的老人", []),
    ("在渡口等船，做出重大理论创新", []),  # 渡口 was a city; 大理
    ("松花江南岸的小集镇，鄂西北的山", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND + NOT_FOUND)
def test_names_found_and_what_they_mean(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_credited_people_are_no_places() -> None:
    assert named("本报记者周武汉采写", names=("周武汉",)) == []
    assert named("本报記者張長春", names=("張長春",)) == []


def test_without_a_home_a_bare_county_stem_is_left_open() -> None:
    assert named("中牟千余干部下沉", home=None) == []
    assert named("中牟县部署。中牟落实", home=None) == ["郑州市/中牟县", "郑州市/中牟县"]


def test_a_county_directly_under_its_province_is_a_home() -> None:
    text = "仙桃千余干部下沉，沙湖镇的藕农昨天下田"
    assert named(text, home="429004") == ["仙桃市", "仙桃市/沙湖镇"]
    assert named(text, home=None) == []


def test_a_mention_tells_where_it_stands() -> None:
    (mention,) = mentions("雪停了。昨日，滎陽市組織人員上路！大家都來。")
    assert mention.line == 101
    assert "雪停了。昨日，滎陽市組織人員上路！大家都來。"[mention.start : mention.end] == "滎陽市"
    assert mention.sentence == "昨日，滎陽市組織人員上路！"


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_offsets_and_sentences_are_of_the_text(text: str) -> None:
    for mention in mentions(f"前言。{text}"):
        assert mention.end <= len(text) + 3
        assert f"前言。{text}"[mention.start : mention.end] in mention.sentence


def test_a_new_village_hangs_under_its_township() -> None:
    found = mentions("荥阳市广武镇柳树湾村和各村党员")
    assert [m.place.name for m in found] == ["荥阳市", "广武镇", "柳树湾村"]
    assert found[2].place.parent == found[1].place.code
    assert found[2].place.code.startswith(f"{found[1].place.code}x")


def test_no_village_is_made_of_other_words() -> None:
    assert [m.place.name for m in mentions("荥阳市广武镇机关和社区")] == ["荥阳市", "广武镇"]
    assert [m.place.name for m in mentions("荥阳市广武镇各村")] == ["荥阳市", "广武镇"]


def filed(*articles: Article, home: str | None = None) -> list[list[str]]:
    found = find_places(make_source(*articles), load_gazetteer(), home)
    return [["/".join(loc.place.path) for loc in each.localities] for each in found]


FILED = [
    (("荥阳：村口设卡点", "1月30日，荥阳市各村设卡。", "荥阳市还调来帐篷。"), ["河南省/郑州市/荥阳市"]),
    (("峡窝镇开通班车", "昨日，峡窝镇至市区的班车开通。"), ["河南省/郑州市/上街区"]),
    (("昆明公布优惠政策", "本报昆明6月7日电 昆明市昨日公布十项政策。"), ["云南省/昆明市"]),
    (("安徽开会节俭", "本报合肥6月7日电 安徽省近日要求会议从简。"), ["安徽省"]),
    (("小区来了新邻居", "据晨报报道，昌平区某小区昨日迎来新邻居。"), ["北京市/昌平区"]),
    # where travellers come from, teams and papers are no localities
    (("登封接待游客", "登封市昨日接待武汉归来游子，北京籍游客也来了。"), ["河南省/郑州市/登封市"]),
    (("擂台赛开赛", "比赛在成都开打，成都观众如潮，广东青禾队胜四川石桥队。"), ["四川省/成都市"]),
    # nothing named
    (("我爱逛市场", "清早的市场里人声鼎沸。"), []),
    (("如何填报志愿", "《南方都市报》记者提醒考生。"), []),
]


@pytest.mark.parametrize(("texts", "expected"), FILED)
def test_localities(texts: tuple[str, ...], expected: list[str]) -> None:
    assert filed(article(*texts)) == [expected]


def test_an_article_without_a_name_is_filed_with_its_page() -> None:
    first = article("峡窝镇修路", "峡窝镇昨日修路。", number=1)
    second = article("济源路街道办书展", "济源路街道昨日办书展。", number=2)
    third = article("检察官上路执勤", "区检察院的干警接到区委通知后上路执勤。", number=3)
    assert filed(first, second, third) == [["河南省/郑州市/上街区"]] * 3
    (locality,) = find_places(make_source(first, second, third), load_gazetteer())[2].localities
    assert locality.rule == "同版其他报道"
    assert locality.evidence == "区检察院的干警接到区委通知后上路执勤。"


def test_an_article_that_says_nothing_of_here_is_not_filed_with_its_page() -> None:
    first = article("峡窝镇修路", "峡窝镇昨日修路。", number=1)
    second = article("济源路街道办书展", "济源路街道昨日办书展。", number=2)
    assert filed(first, second, article("论读书", "读书使人充实。", number=3))[2] == []


MASTHEADS = [
    # the paper's own city, where an article speaks of its readers and of no place
    ("许昌日报　第02版：要闻", "市民路过时看到，这里的井盖坏了。", ["河南省/许昌市"]),
    # a name that several cities have is that of the paper's city
    ("开封晚报 2019-03-01", "鼓楼区昨日举行长跑比赛。", ["河南省/开封市/鼓楼区"]),
    # a district's own paper
    ("南川日报 2018-06-13", "市民反映，这里的下水道堵了，盼南川有关部门早日解决。", ["重庆市/南川区"]),
    # a paper of the whole country has no city
    ("人民日报 第2版", "市民路过时看到，这里的井盖坏了。", []),
    # a section that is called after its place, where no masthead is known
    ("A07　温州新闻　编辑：何苇", "市民路过时看到，这里的井盖坏了。", ["浙江省/温州市"]),
    ("A8　港聞　星期日", "警方昨日接報到場，發現有人受傷。", ["香港特别行政区"]),
    ("A08　社会新闻　编辑：何苇", "市民路过时看到，这里的井盖坏了。", []),
]


@pytest.mark.parametrize(("paper", "text", "expected"), MASTHEADS)
def test_a_masthead_tells_where_here_is(paper: str, text: str, expected: list[str]) -> None:
    masthead = block(Role.FURNITURE, paper, 0)
    source = replace(make_source(article("井盖和跑步", text)), furniture=(masthead,))
    assert ["/".join(loc.place.path) for loc in find_places(source, load_gazetteer())[0].localities] == expected


def test_a_byline_names_the_paper() -> None:
    byline = block(Role.BYLINE, "2004年6月7日 青禾网-成都商报", 102)
    told = article("井盖坏了", "市民路过时看到，这里的井盖坏了。")
    told = replace(told, sections=(Section(None, (byline, *told.body)),))
    (found,) = find_places(make_source(told), load_gazetteer())
    assert [loc.place.code for loc in found.localities] == ["5101"]


@pytest.mark.parametrize("house", ["青禾网-成都商报", "成都电视台", "青禾新闻网-成都商报"])
def test_its_reporters_name_the_paper(house: str) -> None:
    told = article("井盖坏了", f"市民路过时看到，这里的井盖坏了。（{house}记者 何苇）")
    (found,) = find_places(make_source(told), load_gazetteer())
    assert [loc.place.code for loc in found.localities] == ["5101"]


def test_localities_tell_reason_and_evidence() -> None:
    (found,) = find_places(make_source(article("新密新建桥", "雪停了。新密市昨日建桥。")), load_gazetteer())
    (locality,) = found.localities
    assert (locality.rule, locality.evidence) == ("标题提到", "新密新建桥")
    assert locality.score > 0


def test_at_most_five_localities() -> None:
    texts = [f"在{name}，昨日{name}举行了活动。" for name in ("武汉", "长沙", "广州", "成都", "昆明", "贵阳", "西安")]
    assert len(filed(article("各地举行活动", *texts))[0]) == 5


def test_the_archive_shows_its_home() -> None:
    gazetteer = load_gazetteer()
    pages = [
        make_source(article("荥阳市修路", "荥阳市昨日修路。")),
        make_source(article("新密市建桥", "新密市昨日建桥。")),
        make_source(article("中牟治沙", "中牟千余人治沙，中牟人笑了。")),
    ]
    first = [each for source in pages for each in find_places(source, gazetteer)]
    assert infer_home(first, gazetteer) == ZHENGZHOU
    assert [loc.place.code for loc in find_places(pages[2], gazetteer, ZHENGZHOU)[0].localities] == ["410122"]


def test_words_stand_for_one_place() -> None:
    """马村 before a village of 马村街道 is the district already, not the street as well."""
    found = mentions("马村区马村街道修路，马村阳光社区晒谷。")
    assert [m.place.name for m in found] == ["马村区", "马村街道", "马村区", "阳光社区"]


def test_a_sentence_is_found_once_and_cut_where_it_is_none() -> None:
    (first, *_, last) = mentions("、".join(["郑州市的街巷"] * 500))
    assert first.sentence.startswith("郑州市的街巷、")
    assert last.sentence.endswith("郑州市的街巷")
    assert {len(each.sentence) <= LONG + 2 * len("郑州市") for each in (first, last)} == {True}


def test_an_archive_of_everywhere_has_no_home() -> None:
    gazetteer = load_gazetteer()
    pages = [make_source(article(f"{name}修路", f"{name}昨日修路。")) for name in ("荥阳市", "昆明市", "成都市")]
    assert infer_home([each for source in pages for each in find_places(source, gazetteer)], gazetteer) is None
