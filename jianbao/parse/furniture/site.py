"""What a site, an app or an electronic paper writes around its stories; see ``furniture``."""

from __future__ import annotations

from jianbao.parse.furniture.kind import Furniture, either
from jianbao.parse.pieces import BULLETS, NUMBERED_PAGE, YOU_ARE_HERE
from jianbao.parse.title_form import BOX
from jianbao.text.characters import HAN, HAN_SPANS, SPACES

WHO_MAY = (
    r"(?:[市居村农股]民|群众|(?<!读)者|[旅乘游顾]客|家长|[考学师]生|[用商住农]户|[车业]主|司机|观众|学员|职工|员工|企业)"
    r"(?:们|朋友)?(?:[也还均都]|只[需要]|今后)*(?:可|能|通过)"
)
"""Those of whom a report says what they may do."""

OF_SITES = (
    Furniture(
        "navigation",
        7,
        either(
            # The way to the page: 首页 > 新闻 > 正文.
            rf"^(?:{YOU_ARE_HERE})|^[^。]{{0,12}}\s[>»]\s",
            # A box behind a mark is none.
            rf"^(?!{BOX.pattern}$)\s*[>»]\s*[^\s,。;:!?]{{2,12}}$",
            r"^首页\s*[/>|]",
            r"^[☰≡]",
            r"^(?:设为|学校|网站)?首页(?:\s+\S{2,6}){2,}$|^\[?首页\]?\(",
            r"^(?!\d)\S{2,8}(?:\s*[/>›]\s*\S{2,8}){2,}$|^\S{2,8}(?:\s+→\s+\S{2,8}){2,}$",
            r"^点击(?:[上下]方)?蓝字",
        ),
        60,
        "网站首页 > 新闻中心 > 正文",
        "成绩由 30 分 提高到 50 分",
        needs="置>»首☰≡|/›→点",
    ),
    Furniture(
        "menu",
        8,
        rf"^(?=(?:{HAN}{{2,6}}\s+){{7,}}{HAN}{{2,6}}$).*(?:新闻|要闻|时政|政治|国际|体育|文化|经济|财经|娱乐|今日)",
        120,
        "时政 国际 评论 理论 文化 科技 教育 经济 生活",
        "张林 李海 王和 赵文 钱化 孙小丽 周正 吴明 郑一",
        needs=SPACES,
    ),
    Furniture(
        "pager",
        8,
        either(
            # To the next page, the next story, more of them.
            r"^\d?[上下] ?一 ?[篇版期页条则]\s*\d?\s*(?:[上下] ?一 ?[篇版期页条则]\s*\d?)?$|^上 ?/ ?下一[篇页则]|上一页\s+(?:[上下]一页|首页|尾页|末页)"
            r"|下一页\s+(?:[上下]一页|首页|尾页|末页)",
            r"^更多[^,。]{2,8}(?:文章|报道)$",
            rf"^[{BULLETS}\[]?\s?(?:\d\s*)?[上下前后]一[篇条则页版期](?:新闻|文章)?\s*\d?\s*(?::|$|\s)",
            # Which page it is, of how many.
            r"^分页\s*:|^本(?:新闻|文章?)共\d+页",
            r"^(?:本版|返回版面)? ?(?:版面|标题)(?:导航|目录|概览)$",
            r"^(?:read more|阅读全文|继续阅读|loading\.*|查看相关:?|相关附件)$",
            r"通版(?<![普卡]通版)(?:阅读|$)",
            r"^(?:共\d+页|第?\d+/\d+页?)$|^(?:\[\d+\]\s*){2,}(?:\[?[上下]一页\]?)?$|^第\s*\d+\s*页",
            r"^(?=.*第)(?!.*[转见接])[^\s。][^。]{1,24}\s第 ?\d{1,4} ?页(?:\W{0,3}共 ?\d{1,4} ?页)?$",
            r"上一[版篇期]\s+|下一[版篇期]$",
            # Larger, back, whole.
            r"^[\[(\s]*放大\s|^返回(?:\S{0,8}首页|目录|版面|列表)[>\s]*(?:\s.*)?$",
            r"^点击此处(?:查看|阅读)\S*$|^(?:点击)?(?:放大|查看)(?:大图|图片|原图)$",
            # Of books that calibre makes.
            r"^(?=.*单)[| ]*(?:(?:[上下]一项|章节菜单|主菜单)[| ]*){2,}$",
            r"往期回顾|^\[?page ?break|^\[/?page",
        ),
        60,
        "上一篇：春耕开始了",
        "上一期节目里，他谈到了家乡",
        needs="篇条则页版期/gG放导目概阅mMlLdDyY查附返击更]单",
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
        "app and code",
        8,
        r"^(?=.*?(?=[扫二下安打ai电报关继点手简加戳轻长各应喜觉即])(?:"
        + either(
            # A code to be scanned.
            r"扫[一描]?扫?.{0,8}(?:(?:二维码|手机)(?=$|[\s,!)]|关注|下载|阅读|分享|加入|订阅|进入|打开|即可|查?看|观看|收[看听]"
            r"|获取|了解|参与)|当前页)",
            r"扫码(?:阅读|收听|观看|查看)$|二维码,?(?:即可|可|并|后)?(?:关注|下载)",
            # An app to be loaded.
            rf"(?<![^\s>)!,请即上费迎码此击])(?:下载|安装|打开).{{0,12}}(?:app|客户端)(?!(?!查?看|阅读|参与|了解|获取){HAN})",
            r"app\s*下载|(?:ios|android)\s*(?:载点|app)|电子报(?=$|[\s()\]|]|电子)",
            # An account to be followed or joined.
            r"报粉丝团|关注.{0,10}公众号|关注.{0,6}微[博信](?=\s|$)",
            r"点击(?:上方|下方)?\"[^\"]{2,12}\"(?:即?可?(?:快速)?(?:订阅|关注))",
            r"^(?:长按)?扫码关注(?:\S{0,8}[报网号台信]|\"[^\"]*\"\S{0,6})$|^(?:各大)?应用(?:市场|商店)搜索 ?[\"《]",
            # A button to the rest of the text.
            r"^(?:戳|轻触|点击\S{0,4})\"?阅读原文|^[^。]{0,6}点[个亮击]?\"在看\"(?=$|[,!。吧])",
            r"^打开[^。,]{2,6},?(?:查看|阅读)(?:更多|全文|图片详情|高清)|点击(?:进入|查看)(?!.*[。\"!?]$)",
            r"继续(?:往下)?阅读(?:全文)?(?:$|[!>])|继续往下阅读",
            r"(?<!\S)(?:手机|电脑)版(?!\S)|简介.{2,20}联络我们|^关于(?:我们|本站|本网|\S{1,3}(?<![作公销行用])社)$",
            r"加入\S{0,6}付费会员|即可将(?:网页|页面)分享[给至到]|打开微信,点击底部的|扫一扫\",点击右上角\S{0,4}分享",
        )
        # Not what a report says of others (市民可扫描二维码报修。), nor what stands behind its text.
        + rf"))(?!.*{WHO_MAY}.*。$|(?![^。]{{0,8}}(?:长按|扫|关注|点击))[^。]{{24,}}。.)",
        120,
        "用微信扫描二维码",
        "社区给每户发放二维码通行证，居民扫码出入。",
        needs="扫码端pP载电粉众阅击版络关付打点搜享",
    ),
    Furniture(
        "channel to join",
        7,
        either(
            r"google ?新闻.{0,2}(?:追踪|订阅|关注)|^(?:追踪|关注|订阅) ?google ?新闻|^设为 ?google",
            r"^(?:(?:一起|立即|马上|快来)?加入|追踪|订阅|按赞|关注|like).{0,14}(?:telegram|line|脸书|粉丝页|youtube|instagram)",
            # 更多新闻请下载某某 APP.
            r"^(?!.*。)[(【]?(?:更多.{0,12}请\s?(?:上|手机下载|浏览|访问|登[录陆]|在应用\S{2})"
            r"|.{0,12}(?:请|立即|马上|快来|欢迎)\s?(?:下载|按?赞|like|追踪|订阅|关注))"
            r".{0,16}(?:app|网|专页|频道|公众号|微信|fb|facebook|脸书|客户端|line)[^,。]{0,24}$",
        ),
        60,
        "加入河滨 LINE 好友",
        "他加入的LINE群组里有人说",
        needs="nNmM书丝eEpP网页道号信bBkK端",
    ),
    Furniture(
        "bare address",
        7,
        r"^(?!(?:稿源|\S{0,4}来源)\s*:)\S{0,12}\s*https?://[!-~]+\s*$|^(?!\S{0,4}来源)[^。:!\[\]]{0,8}\[[^\]]*\]\((?:https?://|#|/)[^)]*\)$|:\s*https?://[!-~]+$"
        # Where a note was taken from, or a book.
        r"|^(?:粘贴)?来[自源] ?:? ?<https?://[!-~]+$|^本文由calibre从https?://\S+下载$"
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
        either(
            r"^(?:[昨今]日|总)?(?:被?阅览|浏览|阅读|点击|访问|人气|赞|评论|分享|点赞|转发|字数)(?:次数|量|数|率|人数|统计)?\s*[:(]?\s*[\[(]?\s*"
            rf"\d[\d,.]*\s*(?:万\+?|\+|[人条]?次?)(?![\d,.{HAN_SPANS}])",
            r"^字[号体]\s*[:(]?\s*[\[(]?\s*[\d大中小]"
            r"|^\d[\d,.]*\s*万?\+?\s*[人次]{0,2}(?:已读|阅读|浏览|点赞|收藏|播放|观看)$|^(?:浏览|阅读|点击)[次人]?数\s*:?$|^(?:展开)?(?:剩余|还有) ?\d+%(?:未读)?$|^\d+ ?分钟阅读$"
            r"|^(?:(?:全文|本文|文章)?共 ?\**\d+\** ?字,?\s?|预计|大约)*阅读(?:时[间长])?[:\s大约需要]*\**\d+\** ?分钟$|^(?:当前)?在线(?:人数)?\s*:\s*\d+人?$|^[您你]?还可以?输入 ?\d+ ?字"
            r"|^\(?(?:全文|本文)[约共]* ?\d+ ?字\)?$|^文章 ?\d+ ?/ ?\d+$",
            r"^分享(?:到|至)\s*:|^\d+\s+(?:分享|评论|赞|人参与)|^\d+ ?人参与(?: ?\d+ ?评论)?$|^评论\(人参与",
            rf"^\d*\s*网友评论(?![{HAN_SPANS}:])|网友评论仅|我要评论|文明上网,",
            r"往下看更|打印本页|关闭窗口|^\(打印\)\s*\(关闭\)$",
        ),
        60,
        "瀏覽：48213 次",
        "浏览器打不开这个页面",
        needs="浏阅览点访人赞评分字转网我文往打关参已收播观剩%在",
    ),
    Furniture(
        "code",
        9,
        either(
            # A statement of a script; a rule of a style; a tag.
            rf"^(?=[^{HAN_SPANS}])(?!.*。)(?:(?:var|let|const) \w+ ?[=;]|function\b ?\w*\(|(?:document|window)\.|if ?\(\w|\$\("
            r"|//<!|<!--|-->|[})\];]+$|@(?:media|import)|[.#][a-z][\w .-]*\{|</?[a-z]+[ />])",
            r"^(?:&nbsp;?\s*)+$",
        ),
        300,
        "var _hmt = _hmt || [];",
        "if 语句是编程的第一课。",
        needs="({};=<>&./@])",
    ),
    Furniture(
        "field of a site",
        7,
        r"^(?:(?:文章)?录入|阅读权限|所属(?:栏目|分类|频道)|文章分类|索 ?引 ?号|发文字号|主题分类|发文机关|成文日期|公开方式|现在时间|昵称) ?:"
        r"|^您是本?站?第 ?\d+ ?位|^今天是:? ?\d{4}年\d+月\d+日|^欢迎您?(?:访问|光临|来到)\S{1,16}(?:网|网站|本站)!?$"
        r"|^(?:(?:周|星期)?日 +(?:周|星期)?一 +(?:周|星期)?二 +.*六|一 +二 +三 +四 +五 +六 +日)$",
        60,
        "所属栏目：新闻中心",
        "欢迎访问团一行来到石桥",
        needs=":您是迎六",
    ),
    # What one maker of electronic papers writes into every page.
    Furniture(
        "mark of an electronic paper",
        9,
        r"^[!-~].*(?:content_\d+\.html?\b|/enp(?:property|content))|^content_\d+\.html?\b",
        300,
        "2023-07-16 1 1 青禾日报 content_276080.html 1 街坊节开幕 /enpproperty-->",
        "青禾日报 content 页",
        needs="_/",
    ),
    Furniture(
        "site in English",
        8,
        r"^(?:powered by|posted (?:by|on|in)|filed under|feed enhanced|continue reading|share this|like this"
        r"|leave a (?:comment|reply)|your browser does not|permalink|skip to|sign (?:up|in)|log ?in|subscribe"
        r"|related (?:posts|articles)|previous post|previous\s+next|next post|you may also like)\b[^。]*$",
        200,
        "Posted by admin at 10:20",
        "Posted 是这家公司的名字。",
        needs="bdupnmigBDUPNMIG",
    ),
    Furniture(
        "advertisement",
        8,
        r"^\s*<!--.*-->$|^[a-z ]{0,16}\(?(?:广告(?:插入点|位)?|advertisement)\)?$|^[(\s]*本(?:栏目|版|期)?由\S{2,16}(?:协办|赞助)",
        60,
        "ADVERTISEMENT",
        "广告公司的门口排起了长队",
        needs="<广Aa本",
    ),
    Furniture(
        "empty field",
        6,
        rf"^(?:{NUMBERED_PAGE}\s*\(\s*\)|(?:专栏|栏目|版面|版次|版名|当前版|(?:发布)?日期|文章字数|阅读次数|新闻搜索|关键[字词]|标签|当前报纸(?:名称|日期)|(?:[爆报]料|投稿)(?:热线|电话|方[法式]|邮箱))\s*:)$"
        r"|^(?:版面|文章字数|阅读次数|当前报纸(?:名称|日期))\s*:.{1,40}$",
        20,
        "专栏：",
        "专栏：山乡纪事",
        needs=":)",
    ),
    Furniture(
        "browser",
        7,
        either(
            r"(?:建议|推荐)使用.{0,24}(?:chrome|firefox|edge|ie ?\d|浏览器|分辨率)",
            r"您使用的浏览器|(?:更新|升级)您的浏览器|^[您你]的\S{0,4}浏览器版本[太过]低",
            r"^请(?:至|先)\S{1,12}(?:下载|登录|登入)|关闭此视窗(?=.*请)|\s请至\S{1,12}下载(?:\s|$)",
            r"^您(?:即将|正要)(?:进入|浏览)之?\S{0,12}\s?需?(?:年)?满 ?18 ?岁",
            r"隐私权(?:规范|政策|声明)|^跳(?:转|至|到)\S{0,4}(?:正文|主要?内容|主目录)",
        ),
        90,
        "为达最佳浏览效果，建议使用 Chrome 浏览器",
        "浏览器里能看到这家店的评价",
        needs="建荐您你请私跳",
    ),
)
