"""Words of a share bar and of a site's own, and heads of lists of related stories: furniture by all of its words."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from jianbao.text.characters import HAN, SPACES
from jianbao.text.data import cells

SHARE_WORDS = re.compile(
    # To pass it on, keep it, print it, hear it, speak of it.
    r"(?:分享(?:到|至|给朋友|工具)?|转发|转寄(?:朋友)?|(?:我来)?说两句|追踪我们|\+ ?关注|书签|打印(?:文稿)?|来顶一下|听全文|pdf ?版|参与互动"
    r"|下载|列印|关闭|关灯|收藏|举报(?:/反馈)?|(?:所有|暂无)留言|评论|留言|点赞|赞|推荐|(?:看|了解)?更多|[复拷][制贝](?:链接|连结|网址)"
    # To set its letters.
    r"|(?:目前)?字[体号级](?:设定|大小)?|(?:[大中小]|最[大小]|适中|[较放]大|[较缩]小|标准|预设)字[型体号]|大字|小字|放大|缩小|默认|正常"
    r"|文字大小|取消|确认|大|中|小|特"
    # Where to.
    r"|微信|微博|新浪微博|腾讯微博|朋友圈|易信|qq|qq空间|qq好友|人人网?|豆瓣|facebook|fb|twitter|line|plurk"
    r"|copy|messenger|telegram|weibo|wechat|threads|instagram|youtube|whatsapp"
    r"|google\+?|用line传送"
    # Back, up, in.
    r"|[主首]页|回到主页|返回首页|返回(?:[最页]?顶部?|页首)|返回上一?页|返回"
    r"|回(?:前|上一)页|纠错|订阅|登录|注册"
    r"|朗读|听新闻|扫一扫|电邮|电子邮件|scan me"
    # Marks between them, and counts.
    r"|a-\s?a?\s?a\+|t|\+|-|e-?mail|[\[\]【】():!.\s|>→]|(?<=\()\d{1,4}(?=\)))+"
)
"""One or more words of a share bar and nothing else; lower case. It begins with a character that it names."""

SHARE_FIRST = frozenset(SHARE_WORDS.pattern + SPACES)
SHARE_LONGEST = 40
"""Characters."""

RELATED_HEADS = re.compile(
    r"[(【]?(?:相关(?:文章|新闻|阅读|报道|链接|推荐|专题|稿件)|延伸阅读|推荐阅读"
    r"|(?:今日|本日|本周)?(?:热门|人气)(?:文章|新闻|推荐|评论|点阅|阅读|话题|排行榜?)|今日最夯|热点新闻"
    r"|更多(?:新闻|精彩|要闻|图片|文章|报道|评论|资讯|港闻|体育|娱乐|财经|国际|两岸)?"
    r"|(?:你|您|大家|猜你)(?:可能|也许)?(?:也|还|会)*(?:喜欢|想看|感兴趣|有兴趣|爱看)|喜欢此内容的人还喜欢|精彩推荐|友情链接|关键[词字]|标签"
    r"|(?:网友|最新|精选|热门|全部)(?:评论|留言)|举报文章问题|今日推荐|热词|热点排行|看更多新闻|往期推荐|新闻推荐"
    r"|(?:大家|其他人|别人)都在[看搜]|相关(?:影音|主题|标签|搜[索寻])|(?:热文|点击|阅读|新闻|点阅|人气|评论)排行榜?|编辑精选|热门(?:视频|图片|搜寻)|最多人看"
    r")[)】]?(?:[:>»\s]+.{0,12})?"
)
"""What stands over a list of links."""


SITE_FORMS = re.compile(
    r"扫一扫\S{2,8}|请?用?(?:手机|微信)扫码?\S{0,6}|\d+ ?[条个]评论"
    r"|登[录入]后(?:[才即再方][能可]?|可以?|参与|继续|发表)*"
    r"(?:评论|发言|发帖|回[复帖应]|阅读|查看|留言|参与|讨论|下载|观看|订阅|收藏|看)\S{0,4}"
    r"|\d+:\d\d|共有?\d+条评论"
    r"|已推荐|在看|您?(?:此时|看完|看到此篇文章时?|阅读后)的(?:心情|感受)\S{0,4}|新闻表情排行"
    r"|长按(?:识别)?二维码\S{0,6}|您是第|位访[问客]者?|共\d+页|第\d+页|(?:打开|使用)?微信\"?扫一扫\"?\S{0,10}|关注\S{2,8}微信"
    r"|这个slideshow需要javascript。|24小时热[闻点]|最佳分辨率.*|目前显示的是.{2,20}的文章"
    r"|最大长度|还剩|点击(?:版面|图片|放大镜)\S{0,4}(?:可放大|看大图|放大)|(?:开始|停止|暂停)(?:朗读|播放)"
)
"""What a site says in many words."""

NAMED_FORMS = re.compile(
    r"\S{0,10}(?:近期|往期)报纸(?:查看)?|\S{2,20}官方[账帐]号|(?:点击|进入)?\S{2,6}(?:app|客户端)(?:下载)?"
    r"|\S{1,10}(?:[报网]|报社|新闻|周刊|在线)(?:官方网站|官网|首页|(?:多媒体)?数字报(?:刊平台|刊)?|电子版|官方微[博信]|微信二维码|客户端二维码)"
)
NAMED_LAST = "纸看号p端载站网页报台刊版博信码"
"""The same with a name before it, and what its last character is."""

PAPER = re.compile(f"{HAN}{{2,6}}(?:[日晚早晨午商时]|都市)报")
"""A paper that a site's bar leads to, between its other words."""

SITE_LONGEST = 60
"""Characters."""

_APART = r"\s、\[\]()·•>«»›|/\\_:,;!?\"~…+↑→▼.-"
BETWEEN = re.compile(f"[{_APART}]+")
FIRST_WORD = re.compile(f"[{_APART}]*([^{_APART}]+)")


def is_site_line(text: str) -> bool:
    """Whether a line is made of a site's own words: all of 45 labelled lines are furniture.

    >>> is_site_line("(我要纠错)"), is_site_line("用户名: 密码: (注册)(找回密码)"), is_site_line("我要纠错的那一天")
    (True, True, False)
    >>> is_site_line("投稿"), is_site_line("首页 | 投稿"), is_site_line("12 34")
    (False, True, False)
    >>> is_site_line("返回主页 | 河滨晚报 | 标题导航"), is_site_line("来源: 河滨晚报"), is_site_line("日期 | 河滨晚报")
    (True, False, False)
    """
    first = FIRST_WORD.match(text) if len(text) <= SITE_LONGEST else None
    if first is None or not (first[1].isdigit() or _is_of_sites(first[1].lower())):
        return first is not None and "|" in text and _leads_to_papers(text)
    words = [word for word in BETWEEN.split(text.lower()) if word and not word.isdigit()]
    if words and all(map(_is_of_sites, words)):
        return len(words) > 1 or words[0] not in _site_words()[1]
    return "|" in text and _leads_to_papers(text)


def _leads_to_papers(text: str) -> bool:
    """Whether the words between strokes are papers and a site's own, one of which would tell alone: 返回主页 | 河滨晚报."""
    links = [link for link in map(str.strip, text.lower().split("|")) if link and not PAPER.fullmatch(link)]
    return all(map(_is_of_sites, links)) and not _site_words()[0].isdisjoint(links)


def _is_of_sites(word: str) -> bool:
    alone, beside = _site_words()
    if word in alone or word in beside or SITE_FORMS.fullmatch(word):
        return True
    return word[-1] in NAMED_LAST and NAMED_FORMS.fullmatch(word) is not None


@cache
def _site_words() -> tuple[frozenset[str], frozenset[str]]:
    """Those that tell a site's line alone, and those that do so only beside others."""
    words = [(kind, row.split()) for kind, row in cells("site_words.tsv")]
    alone, beside = (
        frozenset(chain.from_iterable(own for kind, own in words if kind == name)) for name in ("alone", "beside")
    )
    return alone, beside


def is_share_word(text: str) -> bool:
    """Whether a line is nothing but words of a share bar.

    >>> is_share_word("分享到:"), is_share_word("字号: [大] [中] [小] [打印]"), is_share_word("分享你的故事")
    (True, True, False)
    """
    text = text.lstrip("·•▸► ")
    return (
        len(text) <= SHARE_LONGEST
        and text[:1].lower() in SHARE_FIRST
        and SHARE_WORDS.fullmatch(text.lower()) is not None
        and re.search(r"\w|\+", text) is not None
    )


def is_related_head(text: str) -> bool:
    """Whether a line is the head of a list of related stories.

    >>> is_related_head("相关文章:"), is_related_head("相关文章的作者昨天作出了回应")
    (True, False)
    """
    return len(text) <= 14 and RELATED_HEADS.fullmatch(text.strip("·•▸►※▌◎👉*〈〉《》 ")) is not None
