"""Words of a share bar, and heads of lists of related stories: furniture by all of its words."""

from __future__ import annotations

import re

SHARE_WORDS = re.compile(
    r"(?:分享(?:到|至|给朋友)?|转发|转寄(?:朋友)?|(?:我来)?说两句|追踪我们|书签|打印(?:文稿)?|来顶一下|听全文|pdf版|参与互动|下载|列印|关闭|关灯|收藏|举报(?:/反馈)?|(?:所有|暂无)留言|评论|留言|点赞|赞|推荐|(?:看|了解)?更多|[复拷][制贝](?:链接|连结|网址)|字[体号级](?:设定|大小)?|大字|小字|放大|缩小|默认|正常"
    r"|取消|确认|大|中|小|特|微信|微博|新浪微博|腾讯微博|朋友圈|易信|qq|qq空间|qq好友|人人网?|豆瓣|facebook|fb|twitter|line|plurk"
    r"|copy|messenger|telegram|weibo|wechat|threads|instagram|youtube|whatsapp"
    r"|google\+?|用line传送|[主首]页|回到主页|返回首页|返回顶部|返回上一?页|返回"
    r"|回(?:前|上一)页|纠错|订阅|登录|注册"
    r"|朗读|听新闻|扫一扫|scan me|a-\s?a?\s?a\+|t|\+|-|e-?mail|[\[\]【】():!.\s|>→]|(?<=\()\d{1,4}(?=\)))+"
)
"""One or more words of a share bar and nothing else; lower case."""

SHARE_LONGEST = 40
"""Characters."""

RELATED_HEADS = re.compile(
    r"[(【]?(?:相关(?:文章|新闻|阅读|报道|链接|推荐|专题|稿件)|延伸阅读|推荐阅读|(?:今日|本日|本周)?(?:热门|人气)(?:文章|新闻|推荐|评论|点阅|阅读|话题|排行榜?)|热点新闻|更多(?:新闻|精彩|要闻|图片|文章|报道|评论|资讯)?"
    r"|(?:你|您|大家|猜你)(?:可能|也许)?(?:也|还|会)*(?:喜欢|想看|感兴趣|爱看)|喜欢此内容的人还喜欢|精彩推荐|友情链接|关键[词字]|标签|网友评论|最新评论|举报文章问题|今日推荐|热词|热点排行|看更多新闻|往期推荐|新闻推荐)[)】]?(?:[:>»\s]+.{0,12})?"
)
"""What stands over a list of links."""


def is_share_word(text: str) -> bool:
    """
    >>> is_share_word("分享到:"), is_share_word("字号: [大] [中] [小] [打印]"), is_share_word("分享你的故事")
    (True, True, False)
    """
    text = text.lstrip("·•▸► ")
    return (
        len(text) <= SHARE_LONGEST
        and SHARE_WORDS.fullmatch(text.lower()) is not None
        and re.search(r"\w|\+", text) is not None
    )


def is_related_head(text: str) -> bool:
    """
    >>> is_related_head("相关文章:"), is_related_head("相关文章的作者昨天作出了回应")
    (True, False)
    """
    return len(text) <= 14 and RELATED_HEADS.fullmatch(text.lstrip("·•▸► ")) is not None
