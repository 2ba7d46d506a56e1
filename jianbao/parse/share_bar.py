"""Words of a share bar and of a site's own, and heads of lists of related stories: furniture by all of its words."""

from __future__ import annotations

import re

SHARE_WORDS = re.compile(
    r"(?:分享(?:到|至|给朋友|工具)?|转发|转寄(?:朋友)?|(?:我来)?说两句|追踪我们|书签|打印(?:文稿)?|来顶一下|听全文|pdf版|参与互动|下载|列印|关闭|关灯|收藏|举报(?:/反馈)?|(?:所有|暂无)留言|评论|留言|点赞|赞|推荐|(?:看|了解)?更多|[复拷][制贝](?:链接|连结|网址)|(?:目前)?字[体号级](?:设定|大小)?|(?:[大中小]|最[大小]|适中|[较放]大|[较缩]小|标准|预设)字[型体号]|大字|小字|放大|缩小|默认|正常"
    r"|取消|确认|大|中|小|特|微信|微博|新浪微博|腾讯微博|朋友圈|易信|qq|qq空间|qq好友|人人网?|豆瓣|facebook|fb|twitter|line|plurk"
    r"|copy|messenger|telegram|weibo|wechat|threads|instagram|youtube|whatsapp"
    r"|google\+?|用line传送|[主首]页|回到主页|返回首页|返回(?:[最页]?顶部?|页首)|返回上一?页|返回"
    r"|回(?:前|上一)页|纠错|订阅|登录|注册"
    r"|朗读|听新闻|扫一扫|scan me|a-\s?a?\s?a\+|t|\+|-|e-?mail|[\[\]【】():!.\s|>→]|(?<=\()\d{1,4}(?=\)))+"
)
"""One or more words of a share bar and nothing else; lower case."""

SHARE_LONGEST = 40
"""Characters."""

RELATED_HEADS = re.compile(
    r"[(【]?(?:相关(?:文章|新闻|阅读|报道|链接|推荐|专题|稿件)|延伸阅读|推荐阅读|(?:今日|本日|本周)?(?:热门|人气)(?:文章|新闻|推荐|评论|点阅|阅读|话题|排行榜?)|今日最夯|热点新闻|更多(?:新闻|精彩|要闻|图片|文章|报道|评论|资讯)?"
    r"|(?:你|您|大家|猜你)(?:可能|也许)?(?:也|还|会)*(?:喜欢|想看|感兴趣|有兴趣|爱看)|喜欢此内容的人还喜欢|精彩推荐|友情链接|关键[词字]|标签|网友评论|最新评论|举报文章问题|今日推荐|热词|热点排行|看更多新闻|往期推荐|新闻推荐)[)】]?(?:[:>»\s]+.{0,12})?"
)
"""What stands over a list of links."""


SITE_WORDS = (
    r"^[\[(【·•> ]*(?:(?:网站|法律|服务)(?:地图|声明|条款)|联系(?:我们|方式)|隐私(?:保护|政策|条款|声明)"
    r"|无障碍(?:浏览|阅读)?|适老化?版|长者版|关怀版|[繁简]体(?:版|中文)|视力保护色 ?:?|背景色 ?:?"
    r"|(?:设为|回到)(?:首页|顶部)|(?:加入|我的)收藏|收藏本[站页文]"
    r"|我要(?:打印|纠错|投稿|报料|爆料|投诉|评论|分享)|(?:网上|在线)(?:投稿|报料)|新闻[报爆]料|扫一扫\S{2,8}"
    r"|请?用?(?:手机|微信)扫码?\S{0,6}|点击(?:上方)?(?:蓝字)?关注(?:我们)?|点个在看"
    r"|(?:发表|全部|查看|暂无|热门|最新)评论|评论区|\d+ ?[条个]评论|登[录入]后\S{2,8}"
    r"|(?:请|立即|会员|用户)登[录入]|(?:个人|会员)中心|(?:站内|高级|热门|全站)搜索|搜 ?索|请输入关键[词字]"
    r"|热搜词? ?:?|热点推荐|推荐(?:新闻|视频)|精彩图集|编辑推荐|(?:查看|加载|点击|了解|阅读)更多"
    r"|展开(?:阅读)?(?:全文|更多)|(?:查看|余下|阅读)全文|[\d ]*下一?页 ?(?:[末尾]页)?|[末尾]页"
    r"|(?:投诉|侵权|违规)(?:举报|投诉)|意见反馈|客户端下载|(?:触屏|移动|桌面)版|返回上级|新闻正文"
    r"|赞助商(?:链接)?|数字报|往期查询|本期版面|全文复制|下载PDF|语音播[报放]|微信公众号|抖音号"
    r"|官方(?:微信|微博|抖音)|(?:这个|此)slideshow需要JavaScript。|(?:生成|分享)海报|\d+:\d\d ?/ ?\d+:\d\d)[\])】>» ]*$"
)
"""What a site says on all its pages, alone on a line: all of 41 labelled lines are furniture."""


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
    return len(text) <= 14 and RELATED_HEADS.fullmatch(text.lstrip("·•▸►※ ")) is not None
