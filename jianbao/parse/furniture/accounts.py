"""What a paper's public account puts around its posts (公众号): patterns on a line alone, on its plain form."""

from __future__ import annotations

from jianbao.parse.furniture.kind import Furniture, either
from jianbao.text.characters import HAN

OF_ACCOUNTS = (
    Furniture(
        "hashtags",
        14,
        # More than a level of Markdown, since the first # is taken for one: so the pattern does without it.
        r"^#?[^\s#]{1,14}#?(?:\s*\d+ ?个)?(?:\s*#[^\s#]{1,14}#?(?:\s*\d+ ?个)?)+$",
        90,
        "#乡村振兴 #青禾",
        "青禾乡村振兴纪事",
        needs="#",
    ),
    Furniture(
        "end of a post",
        8,
        r"^[-—–=*·.\s]*(?:the ?)?end[-—–=*·.\s]*$|^\S{2,12}(?:中心|发布|融媒|日报|晚报)\s宣$",
        30,
        "— THE END —",
        "大结局：The end of the road",
        needs="dD宣",
    ),
    Furniture(
        "time to read",
        8,
        r"^\(?(?:全文|本文|正文)(?:总?共|大约|约)*\s?\d+ ?字.{0,4}(?:[,|·\s].{0,12})?$|^\(?(?:预计|大约)?(?:阅读|朗读)(?:时间|时长|全文)?(?:大?约|需要?|预计|:)*\s?\d+ ?(?:分钟|秒)(?:左右|读完)?$"
        r"|^\d\d:\d\d\s*/\s*\d\d:\d\d$",
        40,
        "全文共1234字，阅读约需5分钟",
        "全文印了三千册",
        needs="字读:",
    ),
    Furniture(
        "asks for a sign",
        8,
        either(
            # 喜欢就点个“赞”和“在看”, 分享、点赞、在看.
            r"^[^。]{0,16}(?:点[个亮击]?\"?赞|分享|转发)[\"\s]*[、,+和&与]\s*(?:点[个亮击]?\"?)?\"?(?:在看|点赞|分享|收藏)[^。]{0,20}$",
            r"^[^。]{0,12}(?:喜欢|觉得(?:不错|好看|有用))[^。]{0,6}点(?:个|亮|一下)?\"?(?:赞|在看)[^。]{0,16}$",
            rf"^(?:欢迎|点击|请)?关注\"?{HAN}{{2,8}}(?:发布|融媒|日报|晚报|视频号|客户端)\"?[!,]?(?:了解更多|看更多|获取更多)?\S{{0,8}}$",
            rf"^{HAN}{{2,8}}(?:视频号|抖音号|服务号|订阅号)$",
        ),
        50,
        "喜欢就点个“赞”和“在看”",
        "他给每一位志愿者点赞，还把故事分享给同学",
        needs="赞看享号布融报端",
    ),
    Furniture(
        "what it is made of",
        8,
        rf"^(?:素材|内容|文图|图文|部分(?:图片|内容|素材))(?:来源|来自|来源于|源自)(?:\s*[:|/丨]\s*|{HAN}{{0,2}})[^。]{{2,30}}$|^[^。]{{0,30}}侵权?[联必]?系?删(?:除|稿)?[)!]?$",
        50,
        "素材来源：青禾日报",
        "部分图片来自战士们的相册。",
        needs="源自删",
    ),
)
