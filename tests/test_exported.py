"""Articles as databases export them, a field a line."""

from __future__ import annotations

import pytest

from jianbao.model import Corrections, Misprint, Role
from jianbao.parse.source import lost_lines
from tests.inputs import parsed

LABELLED = {
    "colons": (
        "标题：青禾县开展消防演练\n副题：三百人参加\n来源：青禾日报\n作者：记者 何苇 通讯员 周砚秋\n日期：2018-06-15\n"
        "版次：A03\n字数：860\n正文：\n"
    ),
    "brackets": (
        "【标题】青禾县开展消防演练\n【副题】三百人参加\n【来源】青禾日报\n【作者】记者 何苇 通讯员 周砚秋\n"
        "【日期】2018年6月15日\n【版次】第A03版\n【栏目】\n【正文】\n"
    ),
    "other words": (
        "题名:青禾县开展消防演练\n副标题:三百人参加\n作者:记者 何苇 通讯员 周砚秋\n报纸:青禾日报\n日期: 20180615\n"
        "版面: A03\n全文:"
    ),
    "spaced out, in Traditional": (
        "標　題：青禾縣開展消防演練\n副　題：三百人參加\n來　源：青禾日報\n作　者：記者 何葦 通訊員 周硯秋\n"
        "日　期：2018-06-15\n版　次：A03\n正　文："
    ),
}
TEXT = "6月14日上午，消防大队在人民广场开展演练，居民都来看。\n演练持续了一个小时。\n"
OTHER = "标题：河堤昨日修好\n来源：柳湾晚报\n日期：2018-06-16\n版次：4\n正文：两岸的人都来看，河堤全长三公里。\n"


@pytest.mark.parametrize("name", LABELLED)
def test_a_record_is_an_article(name: str) -> None:
    source = parsed(LABELLED[name] + TEXT + "\n" + OTHER)
    one, other = source.articles
    assert one.headline and one.subhead and other.headline
    heads = (one.headline.text[-6:], one.subhead.text[-2:], other.headline.text)
    assert heads in (("开展消防演练", "参加", "河堤昨日修好"), ("開展消防演練", "參加", "河堤昨日修好"))
    assert [str(each.date) for each in (one, other)] == ["2018-06-15", "2018-06-16"]
    assert [each.page for each in (one, other)] == ["A03", "4"]
    assert (one.outlet, other.outlet) in (("青禾日报", "柳湾晚报"), ("青禾日報", "柳湾晚报"))
    assert [credit.role for credit in one.credits] == ["记者", "通讯员"]
    told = [block.text for block in one.blocks if block.role is Role.PARA]
    assert told == TEXT.splitlines()
    assert other.blocks[-1].text == "两岸的人都来看，河堤全长三公里。"
    assert not list(lost_lines(source))


def test_the_label_stands_in_the_proof_and_a_misprint_behind_it_can_be_put_right() -> None:
    source = parsed(OTHER, corrections=Corrections(misprints=(Misprint(1, "河堤", "河提"),)))
    assert source.articles[0].headline and source.articles[0].headline.text == "河提昨日修好"
    assert (source.lines[0].raw, source.lines[0].label) == ("标题：河堤昨日修好", "标题：")
    assert not list(lost_lines(source))


HEADLINE, HELD = "河堤昨日修好", "两岸的人都来看，河堤全长三公里。"
ORDERS = {
    "the paper first": "报纸：柳湾晚报\n日期：2018-06-16\n版次：4\n标题：{title}\n作者：何苇\n{text}\n",
    "the day first": "日期：2018-06-16\n来源：柳湾晚报\n版次：4\n标题：{title}\n作者：何苇\n正文：\n{text}\n",
    "its number first": (
        "稿件编号：2018C4\n标题：{title}\n记者：何苇\n媒体：柳湾晚报\n签发时间：2018-06-16\n版面：第4版 要闻\n{text}\n"
    ),
    "brackets": "【日期】2018-06-16\n【版次】4\n【报纸】柳湾晚报\n【标题】{title}\n【作者】何苇\n【正文】{text}\n",
    "tabs behind the colons": "标题:\t{title}\n报纸:\t柳湾晚报\n日期:\t2018-06-16\n版次:\t4\n作者:\t何苇\n{text}\n",
    "tabs for colons": "标题\t{title}\n报纸\t柳湾晚报\n日期\t2018-06-16\n版次\t4\n作者\t何苇\n{text}\n",
    "words of Taiwan": (
        "標題：{title}\n報別：柳湾晚报\n日期：2018/06/16\n版次：4\n記者：何苇\n地區：柳灣報導\n內容：{text}\n"
    ),
    "a field we do not know": (
        "标题：{title}\n记者站：柳湾站\n来源媒体：柳湾晚报\n刊载日期：2018-06-16\n页码：4\n作者：何苇\n{text}\n"
    ),
    "key words and a link": (
        "标题：{title}\n链接：http://www.example.cn/news/content_4.htm\n关键词：河堤\n报刊名称：柳湾晚报\n日期：2018-06-16\n"
        "版号：004\n作者：何苇\n{text}\n"
    ),
    "the title again": (
        "题名：{title}\n报纸名：柳湾晚报\n报纸日期：2018年6月16日\n版号：4\n作者：何苇\n\n{title}\n{text}\n"
    ),
    "fields below the text": (
        "标题：{title}\n日期：2018-06-16\n报纸：柳湾晚报\n版次：4\n作者：何苇\n{text}\n文章编号: 20180616004\n序号：2\n"
    ),
    "the page below the text": "标题：{title}\n正文：{text}\n作者：何苇\n报纸：柳湾晚报\n日期：2018-06-16\n版次：4\n",
}


@pytest.mark.parametrize("name", ORDERS)
@pytest.mark.parametrize("top", ["", "柳湾报刊全文数据库\n检索结果：共2篇\n"])
def test_fields_stand_in_any_order(name: str, top: str) -> None:
    first = ORDERS[name].format(title=HEADLINE, text=HELD)
    source = parsed(top + first + "\n" + ORDERS[name].format(title="新桥通车", text="桥长百米，两岸的人不再绕路。"))
    assert [each.headline.text for each in source.articles if each.headline] == [HEADLINE, "新桥通车"]
    for each in source.articles:
        told = (each.outlet, str(each.date), each.page, [credit.name for credit in each.credits])
        assert told == ("柳湾晚报", "2018-06-16", "4", ["何苇"])
        assert {block.role for block in each.body} == {Role.BYLINE, Role.PARA}
        assert len(each.texts(Role.PARA)) == 1
    assert not list(lost_lines(source))


@pytest.mark.parametrize(
    "head",
    [
        "正文：",
        "正文：\n",
        "日期：2018-06-16\n",
        "时间：2018-06-16\n内容：\n",
        "作者：何苇\n",
        "日期：2018-06-16\n{title}\n",
    ],
)
def test_few_fields_do_where_a_file_begins_so(head: str) -> None:
    text = f"标题：{{title}}\n{head}{{text}}\n\n"
    source = parsed(
        text.format(title=HEADLINE, text=HELD + "\n小桥也修好了。") + text.format(title="新桥通车", text="桥长百米。")
    )
    assert [each.headline.text for each in source.articles if each.headline] == [HEADLINE, "新桥通车"]
    assert source.articles[0].texts(Role.PARA) == (HELD, "小桥也修好了。")


def test_what_stands_over_a_title_in_a_record() -> None:
    source = parsed(
        "日期：2018-06-16\n摘要：河堤长三公里。\n肩题：赶在汛期以前\n" + OTHER.replace("日期：2018-06-16\n", "")
    )
    (article,) = source.articles
    assert article.kicker and article.kicker.text == "赶在汛期以前"
    assert article.texts(Role.NOTE) == ("摘要：河堤长三公里。",)
    assert (article.outlet, str(article.date)) == ("柳湾晚报", "2018-06-16")


@pytest.mark.parametrize(
    "text",
    [
        "标题：不超过二十字\n作者：写明单位\n正文：不超过千字\n",
        "题目：怎样写一封信\n日期：2018-06-15\n地点：县图书馆\n",
        "标题：河堤昨日修好\n\n两岸的人都来看，河堤全长三公里。\n",
        "标题：谈谈写作\n记者：您什么时候开始写小说的？\n作者：二十岁。\n",
        "两岸的人都来看。\n" * 10 + "题目：怎样写一封信\n时间：六月十五日\n请大家早到。\n",
    ],
)
def test_what_is_no_record_keeps_its_labels(text: str) -> None:
    assert [line.text for line in parsed(text).lines] == text.split()


SONG = "村里的广播响了，大家从屋里走出来。茶园今年早十天开园，采茶的人一早就上了山。"
PATH = "新路从镇口一直修到山脚，全长三公里。昨天上午，第一辆班车开过了新路。"
ANNOUNCED = {
    "a call for texts": f"{HEADLINE}\n{SONG}\n征文启事\n{PATH}\n{{}}题目：自拟\n体裁：不限\n时间：即日起至月底\n{SONG}",
    "a lecture": f"讲座预告\n{PATH}\n{{}}题目：宋代的生活\n主讲：林晓\n时间：周六下午\n地点：县图书馆\n{SONG}",
    "a lecture on a day": f"讲座预告\n{{}}题目：宋代的生活\n主讲：林晓\n日期：2016年5月1日\n地点：县图书馆\n{SONG}",
    "an exam": (
        f"县医院公开招聘护士\n本报讯 {SONG}\n{{}}题目：护理学基础\n时间：2016年5月1日上午九时\n地点：县医院三楼\n"
        f"内容：护理学、内科学。\n出处：统编教材\n{PATH}"
    ),
    "an essay's theme": f"高考作文题公布\n{SONG}\n{{}}题目：我的梦\n时间：一小时\n字数：八百字\n{PATH}",
    "a programme": "节目单\n{}题目：春到山乡\n作者：林晓\n时间：十分钟\n题目：新路通车\n作者：何苇\n时间：八分钟",
    "a work of art": f"作品赏析\n{{}}题名：秋塘\n作者：林晓\n年代：1998年\n出处：画集\n{SONG}\n{PATH}",
    "pictures on show": (
        f"画展作品选登\n{{}}题目：秋塘\n作者：林晓\n时间：1998年\n{SONG}\n题目：春山\n作者：何苇\n时间：2001年\n{PATH}"
    ),
    "letters to an office": (
        f"市长信箱\n标题：路灯坏了\n时间：2016年5月1日\n内容：{SONG}\n标题：井盖丢了\n时间：2016年5月2日\n内容：{PATH}"
    ),
}


@pytest.mark.parametrize("name", ANNOUNCED)
def test_what_is_announced_under_labels_is_no_record(name: str) -> None:
    text = ANNOUNCED[name].format("")
    assert not any(line.label for line in parsed(text).lines)
    below = ANNOUNCED[name].partition("{}")[2]
    assert not below or not any(line.label for line in parsed(below).lines)


def test_a_mail_in_a_story_is_quoted() -> None:
    source = parsed(f"骗子发来邮件\n本报讯 {SONG}\n发件人：何苇\n收件人：财务部\n主题：请速汇款\n{PATH}")
    assert not source.furniture


def test_the_head_of_a_mail_is_furniture() -> None:
    mail = "發件人: 柳灣晚報 <news@example.cn>\n收件人: 訂閱用戶\n日期: 2018年6月16日\n主題: 每日新聞\n\n"
    source = parsed(f"{mail}{HEADLINE}\n本报讯（记者 何苇）{HELD}\n")
    assert [block.line for block in source.furniture] == [1, 2, 3, 4]
    assert [each.title for each in source.articles] == [HEADLINE]


FRONT = {
    "a title": "title: {title}\nauthor: 何苇\npublication: 柳湾晚报\ndate: 2018-06-16\npage: 4\n---\n{text}",
    "values in quotation marks, names in a list": (
        'title: "{title}"\nsource: 《柳湾晚报》\nauthor:\n  - "[[何苇]]"\npublished: 2018-06-16T08:00\npage: "4"\n'
        "created: 2023-01-02\nupdated: 2023-01-03\n---\n\n{text}"
    ),
    "its title again, and the site's name": (
        "tags: [河堤]\ntitle: {title} - 柳湾新闻网\nurl: https://www.example.cn/4.html\ndate: 2018-06-16\n"
        "source: 柳湾晚报\nauthors: [何苇]\npage: 4\n---\n\n# {title}\n\n{text}"
    ),
    "no title but the heading": (
        "author: '何苇'\nnewspaper: 柳湾晚报\ndate: 2018/6/16\npage: 4\n---\n# {title}\n{text}"
    ),
    "no title but the first line": "author: 何苇\npaper: 柳湾晚报\ndate: 2018-06-16\npage: 4\n---\n\n{title}\n\n{text}",
    "values left empty": (
        'author: 何苇\npaper: 柳湾晚报\ndate: 2018-06-16\npage: 4\ntitle: ""\nsubtitle: []\n---\n# {title}\n{text}'
    ),
    "keys in Chinese": (
        "# 剪报\n标题: {title}\n作者: 何苇\n来源: 柳湾晚报\n日期: 2018-06-16\n版面: 4版 要闻\n创建时间: 2023-01-02\n"
        "标签:\n  - 河堤\n---\n\n{text}"
    ),
    "only what the note is about": (
        "tags:\n  - 河堤\ncreated: 2023-01-02\nsummary: >-\n  河堤修好了。\n---\n# {title}\n"
        "柳湾晚报 2018年6月16日 第4版\n作者：何苇\n{text}"
    ),
}


@pytest.mark.parametrize("name", FRONT)
@pytest.mark.parametrize("file", ["a.md", "a.txt"])
def test_front_matter_tells_of_the_article_below(name: str, file: str) -> None:
    source = parsed("---\n" + FRONT[name].format(title=HEADLINE, text=HELD), file)
    (article,) = source.articles
    assert article.headline and (article.headline.text, article.texts(Role.PARA)) == (HEADLINE, (HELD,))
    told = (article.outlet, str(article.date), article.page, [credit.name for credit in article.credits])
    assert told == ("柳湾晚报", "2018-06-16", "4", ["何苇"])
    assert not list(lost_lines(source))


def test_front_matter_of_several_articles_binds_none() -> None:
    top = "---\ntitle: 剪报\nsource: 柳湾晚报\ncreated: 2023-01-02\n---\n"
    stories = (
        f"## {HEADLINE}\n本报讯（记者 何苇）{HELD}\n\n## 新桥通车\n本报讯（记者 林晓）桥长百米，两岸的人不再绕路。"
    )
    found = [(each.title, each.outlet, each.date) for each in parsed(top + stories, "a.md").articles]
    assert found == [(HEADLINE, "柳湾晚报", None), ("新桥通车", "柳湾晚报", None)]


@pytest.mark.parametrize(
    "text",
    [
        f"---\n甲：什么时候开工？\n乙：{HELD}\n---\n{HELD}",
        f"---\n本报讯：{HELD}\n{HELD}\n---\n{HELD}",
        f"---\n电话: 1234\n{HELD}\n---\n{HELD}",
        f"---\ntitle: 河堤\n{HELD}",
    ],
)
def test_what_else_stands_between_rules_is_no_front_matter(text: str) -> None:
    assert not any(line.label for line in parsed(text, "a.md").lines)


def test_a_misprint_in_a_quoted_title_can_be_put_right() -> None:
    text = f'---\ntitle: "{HEADLINE}"\n---\n{HELD}'
    source = parsed(text, "a.md", Corrections(misprints=(Misprint(2, "河堤", "河提"),)))
    assert source.articles[0].title == "河提昨日修好"
    assert not list(lost_lines(source))
