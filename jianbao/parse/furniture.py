"""What furniture says of itself: patterns on a line alone, on its plain form (see ``patterns.plain``).

Each has the trade's name, the longest line it may be (characters), an example and a look-alike that is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jianbao.parse.furniture_kind import Furniture
from jianbao.parse.furniture_print import PRINTED
from jianbao.parse.needs import Needs, places_of
from jianbao.parse.patterns import STAFF_LABEL, Find, finder
from jianbao.parse.share_bar import SHARE_LONGEST, SITE_WORDS, is_related_head, is_share_word
from jianbao.text.characters import SPACES
from jianbao.text.strung import Strung

FURNITURE = (
    *PRINTED,
    Furniture(
        "folio",
        8,
        r"^[#\s]*(?:(?:当前版\s*:\s*)?第?\s*[A-D]?0{0,4}\d{1,3}\s*版(?=[\s:·]|$|\s*\([^()]{0,14}(?:\([^()]{1,14}\))?\)$)|[A-D]\d{1,2}\s)|今日\s*[\d一二三四五六七八九十]+\s*版|^\S{2,8}报\s+(?:当前版\s*:|第\s*[A-D]?\d{1,3}\s*版\s*:)",
        60,
        "第4版　地方新闻　　1998年1月4日　星期日",
        "第4版刊出的文章在读者中引起了热烈的讨论。",
        needs="版ABCDabcd",
    ),
    Furniture(
        "masthead date",
        7,
        r"^(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s+(?:星期|农历|第?\d+期|总第)|^出版日期\s*:\s*\d",
        60,
        "2020年2月3日　星期一　农历正月初十",
        "2020年2月3日，全县茶园开始采摘。",
        needs="期农总",
    ),
    Furniture(
        "paper and day",
        8,
        r"^[^\s,。]{1,8}(?:报|周刊|导刊)\s*(?:(?:(?:19|20)\d\d ?年|[一二][〇○零一二三四五六七八九]{3}年|(?:中华)?民国\S{1,5}年)\s*\S{1,3}月\s*\S{1,3}日|1[01]\d\.\d\d?\.\d\d?)(?:\s*星期.)?(?:\s*第?\s*[A-D]?\S{1,4}版)?$"
        r"|^(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*[^\s,。]{1,8}(?:报|周刊|导刊)\s*第?\s*[A-D]?\d{1,3}\s*版$",
        40,
        "青禾日报 2015年9月21日",
        "青禾日报2015年9月21日报道了此事",
        needs="报刊",
    ),
    Furniture(
        "masthead fields",
        8,
        r"^(?!https?:|www\.|.*(?:。|\d:\d\d|》 ?\())(?=.*(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|民国 ?\d{2,3} ?年|第 ?(?:[A-D]?\d+|[一二三四五六七八九十]{1,2}) ?版|(?:^|\s)[A-D]\d{1,2}(?:\s|$)))(?:\S+\s+){2,}\S+$",
        60,
        "青禾日报　第A07版　城事　2021年3月26日",
        "2021年3月26日 他回到了村里",
        needs=SPACES,
    ),
    Furniture(
        "page guide",
        9,
        r"\S\s+(?:[A-D]?\d{1,2}|第[一二三四五六七八九十]{1,2})\s*版$|^(?:今日|明日|本[期版]|版面)?(?:导读|要目|看点)(?:$|\s)"
        r"|看明日本报|^明日刊出",
        40,
        "老城墙保护方案公布　　　2版",
        "这本书已经出到第2版",
        needs="版导目看明",
    ),
    Furniture(
        "masthead",
        8,
        r"^\S{2,8}(?:日报|晚报|早报|晨报|时报|商报|快报|都市报|周报|导报|农民报|青年报)\s+.{0,12}(?:19|20)\d\d\s*年.{0,30}(?:版|星期|第\d+期)",
        60,
        "青禾日报 2021年3月6日 星期六 第2版",
        "青禾日报 2021年3月6日的报道引起关注",
        needs="报",
    ),
    Furniture(
        "staff line",
        9,
        r"^(?!.*报[道导]$)[(\s]*(?:责任?|值班|本版|执行|统筹|见习|网络)?(?:编辑|责编|主编|编审|校对|美编|版式|责校|组版|审核|[一二三初复终]审|签发|编委|监制)\s*[/:：\s]\s*\S"
        r"|^(?!.*作者\s*:\s*(?!责)\S).*\s(?:(?:本版)?(?:责编|责任编辑)|美编|校对|本版编辑|值班编辑)\s*[:：\s]"
        rf"|^{STAFF_LABEL}$"
        r"|^(?!.*(?:报[道导]$|作者\s*:))[(\[【\s■◆●□]*(?:(?:本栏|图片|责任|总编室|第\S{1,3}版)?(?:编辑|主编|值班|责编)|编辑|校对|美术)\s*[:|｜ ]\s*\S",
        90,
        "责任编辑：王小明　校对 李华",
        "编辑部里灯火通明，大家都在等消息",
        needs="编校版审监值签美",
    ),
    Furniture(
        "hotline",
        8.1,
        r"(?!.*(?:。|公布了))(?:热线|电话|传真|专线|\b(?:tel|fax)|e-?mail|邮箱|信箱|投稿|邮编|qq群?)[^。]{0,12}?\s*[:：]?\s*(?:\d[\d-]{4,}|[\d(][\d\s()-]{6,}|(?!.*(?:记者|摄$|作者))[a-z\d_.\[-]+[@ ])|热线\D{0,4}\d{3,}[×x*]{2}|\[email|^\(\d{2,4}\) ?\d{3,4}[ -]?\d{4}$",
        90,
        "新闻热线:68930000 E-mail:news@example.com",
        "他拨通了新闻热线，说起了修路的事。",
        needs="线话真箱稿邮qQmMlLxX()",
    ),
    Furniture(
        "navigation",
        7,
        r"^(?:您(?:所在|现在)?的?位置|当前位置)|^[^。]{0,12}\s[>»]\s|^\s*[>»]\s*[^\s,。;:!?]{2,12}$|^首页\s*[/>|]"
        r"|^[☰≡]|^(?:设为|学校|网站)?首页(?:\s+\S{2,6}){2,}$|^\[?首页\]?\(|^(?!\d)\S{2,8}(?:\s*[/>›]\s*\S{2,8}){2,}$|^\S{2,8}(?:\s+→\s+\S{2,8}){2,}$|^点击蓝字",
        60,
        "网站首页 > 新闻中心 > 正文",
        "成绩由 30 分 提高到 50 分",
        needs="置>»首☰≡|/›→点",
    ),
    Furniture(
        "menu",
        8,
        r"^(?=.*(?:新闻|要闻|时政|政治|国际|体育|文化|经济|财经|娱乐|今日))(?:[\u3400-\u9fff]{2,6}\s+){7,}[\u3400-\u9fff]{2,6}$",
        120,
        "时政 国际 评论 理论 文化 科技 教育 经济 生活",
        "张林 李海 王和 赵文 钱化 孙小丽 周正 吴明 郑一",
        needs=SPACES,
    ),
    Furniture(
        "pager",
        8,
        r"^[上下]篇 ?:|[上下]一页\s+(?:[上下]一页|首页|尾页|末页)|^更多[^,。]{2,6}(?:文章|报道)$|^\[?(?:\d\s*)?[上下]一[篇条则页版期](?:新闻|文章)?\s*\d?\s*(?::|$|\s)|^(?:本版|返回版面)? ?(?:版面|标题)(?:导航|目录|概览)$|^(?:read more|阅读全文|继续阅读|loading\.*|查看相关:?|相关附件)$|通版(?:阅读|$)|^(?:共\d+页|第?\d+/\d+页?)$|^(?:\[\d+\]\s*){2,}(?:\[?[上下]一页\]?)?$|^第\s*\d+\s*页|上一[版篇期]\s+|下一[版篇期]$|^[\[(\s]*放大\s|^返回(?:\S{0,8}首页|目录|版面|列表)[>\s]*(?:\s.*)?$|^点击此处(?:查看|阅读)\S*$|^(?:点击)?(?:放大|查看)(?:大图|图片|原图)$|往期回顾|content_\d+\.html?\b|enpproperty|^\[?page ?break|^\[/?page",
        60,
        "上一篇：春耕开始了",
        "上一期节目里，他谈到了家乡",
        needs="篇条则页版期/gG放导目概阅mMlLdDyY查附返击更]",
    ),
    # So all of 6 labelled lines.
    Furniture(
        "row of links",
        9,
        r"(?=[^|]*\|[^|]*\|)(?!.*。).*(?:关于|联系)(?:我们|本[网站报]|\S{2,6}[网报社])|(?=[^|]*\|[^|]*\|)(?!.*。).*(?:法律|免责)声明",
        120,
        "青禾网概况 | 关于青禾网 | 报网动态 | 法律声明",
        "关于镇 | 人口 | 户数",
        needs="|",
    ),
    Furniture(
        "copyright",
        9,
        # What it may begin with, said first, spares most places of a line a look at each alternative.
        r"(?=[版©cai未不免违转声])(?:声明\s*:.{0,40}(?:平台|本[网站报台]|作者|客户端)|版权(?:所有|声明|作品|归\S{1,8}所有)|转载(?:须|请)(?:务必)?注明|©|copyright|all rights reserved|未经(?:授权|许可).{0,10}(?:转载|使用)"
        r"|不得转载|免责声明|违法和不良信息|icp备)",
        200,
        "版权所有 不得转载",
        "他长期关注音乐版权的保护",
        needs="权©yYgG未载免违备声",
    ),
    Furniture(
        "buttons",
        8,
        # In brackets side by side, the first and the last maybe cut off.
        r"^(?=.*(?:打印|关闭|小字|收藏|评论)).{0,12}\)\s*\([^()]{0,8}(?:\)\s*\([^()]{0,8})*\)?$",
        60,
        "推荐】【 小字】【打印】【关闭",
        "（打印机）（耗材）都在这里买",
        needs="印闭字藏评",
    ),
    Furniture(
        "app and code",
        8,
        r"(?=[扫二下安打ai电粉关继点手简付])(?:扫[一描]?扫?.{0,8}(?:二维码|手机|当前页)|扫码(?:阅读|收听|观看|查看)$|二维码.{0,6}(?:关注|下载)|(?:下载|安装|打开).{0,12}(?:app|客户端)|app\s*下载|(?:ios|android)\s*(?:载点|app)|电子报|报粉丝团|关注.{0,10}公众号|关注.{0,6}微[博信](?=\s|$)"
        r"|继续(?:往下)?阅读(?:全文)?(?:$|[!>])|继续往下阅读|点击(?:进入|查看)(?!.*[。\"!?]$)|手机版|电脑版|简介.{2,20}联络我们|^关于(?:我们|本站|本网|\S{2,4}社)$|付费会员)",
        120,
        "用微信扫描二维码",
        "社区给每户发放二维码通行证，居民扫码出入。",
        needs="扫码端pP载报粉众阅击版络关费",
    ),
    Furniture(
        "words of a site",
        8,
        SITE_WORDS,
        24,
        "【我要纠错】",
        "我要纠错的那一天",
        needs="站图明款系私障老者怀体色页顶藏要投料扫关看论录入中索搜词推精编更全举诉反端屏动桌级正商字询面复载音信博海:留应讨参出员码名协助在感此后选收阅显打列印转闭友分立免马加大保机长点络广才纳招航用人件情",
    ),
    Furniture(
        "licence",
        8,
        r"^[^。,:]{0,24}许可证(?:编?号|备案)? ?[:(]?[^。]{0,24}$(?<!许可证)|^[^。,:]{0,12}举报(?:中心|专区|入口)$|^[^。,:]{0,12}不良信息举报(?:电话)? ?:|^[\u4e00-\u9fff]B2-\d{8}|^(?:特别|免责)?声明 ?:.{0,8}(?:仅代表|仅供|自媒体|平台)",
        120,
        "互联网新闻信息服务许可证：12020200000",
        "他拿到了驾驶许可证",
        needs="证举声2",
    ),
    Furniture(
        "channel to join",
        7,
        r"^(?:(?:一起|立即|马上|快来)?加入|追踪|订阅|按赞|关注|like).{0,14}(?:telegram|line|脸书|粉丝页|youtube|instagram)"
        r"|^(?!.*。)\(?(?:更多)?.{0,12}(?:请|立即|马上|快来|欢迎)\s?(?:下载|按?赞|like|追踪|订阅|关注|上).{0,16}(?:app|网|专页|频道|公众号|微信|fb|facebook|脸书|客户端|line)[^,。]{0,24}$",
        60,
        "加入河滨 LINE 好友",
        "他加入的LINE群组里有人说",
        needs="nNmM书丝eEpP网页道号信bBkK端",
    ),
    Furniture(
        "bare address",
        7,
        r"^(?!(?:稿源|\S{0,4}来源)\s*:)\S{0,12}\s*https?://[!-~]+\s*$|^(?!\S{0,4}来源)[^。:!\[\]]{0,8}\[[^\]]*\]\((?:https?://|#|/)[^)]*\)$|:\s*https?://[!-~]+$"
        # The name of a picture's file: so all of 4 labelled lines.
        r"|^\S{1,40}\.(?:jpe?g|png|bmp|webp)$",
        160,
        "[查看原文](https://example.com/a.html)",
        "网址为www.example.com，考生可登录查询。",
        needs="pP#]",
    ),
    Furniture(
        "counter",
        6,
        r"^(?:[昨今]日|总)?(?:浏览|阅读|点击|访问|人气|赞|评论|分享|字号|字体|点赞|转发)(?:次数|量|数|人数)?\s*[:(]?\s*[\[(]?\s*[\d大中小,]+"
        r"|^分享(?:到|至)\s*:|^\d+\s+(?:分享|评论|赞|人参与)|^\d+ ?人参与(?: ?\d+ ?评论)?$|^评论\(人参与|网友评论|我要评论|文明上网|往下看更?|打印本页|关闭窗口|^\(打印\)\s*\(关闭\)$",
        60,
        "瀏覽：48213 次",
        "浏览器打不开这个页面",
        "浏阅点访人赞评分字转网我文往打关参",
    ),
    Furniture(
        "advertisement",
        8,
        r"^\s*<!--.*-->$|^[a-z ]{0,16}\(?(?:广告(?:插入点|位)?|advertisement)\)?$|^[(\s]*本(?:栏目|版|期)?由\S{2,16}(?:协办|赞助)",
        60,
        "ADVERTISEMENT",
        "广告公司的门口排起了长队",
        "<广Aa本",
    ),
    Furniture(
        "empty field",
        6,
        r"^(?:第?\s*[A-D]?\d{1,3}\s*版\s*\(\s*\)|(?:专栏|栏目|版面|版次|版名|当前版|(?:发布)?日期|文章字数|阅读次数|新闻搜索|关键[字词]|标签|当前报纸(?:名称|日期))\s*:)$"
        r"|^(?:版面|文章字数|阅读次数|当前报纸(?:名称|日期))\s*:.{1,40}$",
        20,
        "专栏：",
        "专栏：山乡纪事",
        needs=":)",
    ),
    Furniture(
        "browser",
        7,
        r"建议使用.{0,24}(?:chrome|firefox|edge|ie ?\d|浏览器|分辨率)|您使用的浏览器|(?:更新|升级)您的浏览器|^请(?:至|先)\S{1,12}(?:下载|登录|登入)|隐私权(?:规范|政策|声明)|^跳(?:转|至|到)\S{0,4}正文",
        90,
        "为达最佳浏览效果，建议使用 Chrome 浏览器",
        "浏览器里能看到这家店的评价",
        needs="建您请私跳",
    ),
    Furniture(
        "imprint",
        6,
        r"^\S{2,16}主[管办]\s+\S{2,16}主办$|^(?:督印人|主办|承办|协办|技术支持|网站标识码|建议使用|关键[词字]|标签|tags?)(?:单位|方)?\s*:|公网安备"
        r"|^[(\s]*(?:本报|社|校|报社|编辑部)地?址\s*:|^(?:印刷|承印|法律顾问|赞助|总印刷)\s*:|欢迎(?:致电|来电|来稿|学校提供)|来稿请|欢迎用"
        r"|本文由.{1,10}(?:提供|上传)|侵权.{0,8}(?:联系|联络|告知|删除)|不代表本[网站报台]|国内统一刊号|邮发代号",
        140,
        "主办：青禾县人民政府　承办：县电子政务中心",
        "主办方说，明年还要办",
        ":备迎稿由侵代刊办",
    ),
    Furniture(
        "notes on the page",
        6,
        r"^[(\s]*(?:本版|本期|本栏|来稿|投稿|前方|后方|题图|插图|制图|美编|版式|刊头|版头)\S{0,4}(?:稿件|新闻|文件|编辑|责编|主编|信箱|热线|请寄|摄影|插图|图片|组版|组稿)?\s*[:/]\s*\S"
        r"|^[(\s]*本版\S{0,6}(?:除署名外|均由|以\S{2,10}为准)|谢绝转载|^天气:\S|^下期(?:预告|要目)",
        60,
        "（本版新闻除署名外由山海社提供）",
        "本版的读者来信很多，大家说",
        "本来投前后题插制美版谢天下刊",
    ),
    Furniture(
        "earlier report",
        6,
        # 【延伸阅读】 before a title: 10 of 11 labelled lines.
        r"^(?:(?:此前|早前|相关|更多)报道|相关(?:链接|文章|阅读|新闻))\s*:\s*\S|^\(?(?:延伸|相关|推荐)阅读[):]\s*\S",
        80,
        "此前报道：大桥今起封闭",
        "此前报道的大桥，今起封闭。",
        needs=":)",
    ),
)


NEEDS = Needs([(one.needs, one.longest) for one in FURNITURE])

FINDERS = tuple(finder(one.pattern) for one in FURNITURE)


def furniture_of(texts: Sequence[str], lines: Strung) -> Iterator[bool]:
    """Whether each line is furniture wherever it stands; ``texts`` and ``lines`` are the same, in their plain form."""
    return map(_is_furniture, texts, NEEDS(lines))


def _is_furniture(text: str, filled: int) -> bool:
    """``filled``: the needs that the text fills, a bit for each."""
    if len(text) <= SHARE_LONGEST and (is_share_word(text) or is_related_head(text)):
        return True
    return filled > 0 and any(find(text) for find in finders_for(filled))


@lru_cache(maxsize=1024)
def finders_for(filled: int) -> Sequence[Find]:
    """Those whose needs are filled."""
    return [FINDERS[k] for k in places_of(filled)]
