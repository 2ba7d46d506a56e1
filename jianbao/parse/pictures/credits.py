"""How photo credits are written: who took a picture, who gave it, what kind of picture it is.

Patterns are for the plain form of a line (``patterns.plain``). Every known form stands in ``tests/photo_credits.tsv``.
"""

from __future__ import annotations

import re

from jianbao.text.characters import HAN, HAN_SPANS, SPACES

AGENCIES = "路透社?|法新社?|美联社?|欧新社?|彭博社?|盖蒂|(?i:AP|AFP|EPA|Reuters|Getty ?Images|Bloomberg|Xinhua)"
"""Agencies that send pictures; a report credits them in words of its own."""

STOCK = (
    "人民视觉|影像中国|视觉中国|图虫创意|达志影像|全景视觉|东方 ?IC|汇图网|千图网|摄图网"
    "|(?i:IC ?photo|CFP|VCG|iStock|Shutterstock|Pixabay|Unsplash|Pexels|Flickr|Depositphotos)"
)
"""Who deals in pictures."""

NETWORKS = "脸书|微博|微信|抖音|推特|(?i:Facebook|FB|IG|Instagram|YouTube|Twitter|X)"

KIND = (
    "资料(?:照片?|图片?|片)|档案(?:照片?|图片?)|(?:历史|卫星|航拍|无人机|拼版|翻拍|网[络上路]|设计|全景|模拟|合成|宣传)(?:图片?|照片?)"
    "|网图|[^图\\s()]{0,6}截图|示意图|效果图|规划图|航拍图|卫星图|无人机航拍|海报|剧照|合影|合照"
)
"""What a picture is, where nobody is named."""

GIVEN = r"(?<![图片照])由|全程用"
"""午餐由学校提供 is no credit, 图片由… is one."""

TOOK = (
    r"(?:(?<!拍)摄|摄影|供图|翻摄|翻拍"
    rf"|[。!?\")(\s](?!\S*(?:{GIVEN}))[^。,!?()\s]{{2,16}} ?(?:提供|拍摄))"
    r"\s*\)?(?:\([^()]{2,6}\))?[\s.。]*$"
    rf"|[。)\s](?:(?:特约)?摄影|图片(?:提供)?|图|摄)[ :/]{{1,4}}(?:{HAN}{{0,8}}记者 ?)?{HAN}{{2,4}}$"
    rf"|[。)\s](?:摄影|图片?) ?[|丨] ?{HAN}{{2,6}}(?:\([^()]{{2,8}}\))?$"
    rf"|\(摄影[ :]?{HAN}{{2,4}}\)$|[。!?\s)》]{HAN}{{2,4}}/[图摄]$|\|图$"
    rf"|[。!?\")] ?{HAN}{{2,8}} 图$|[。\")] ?[^。]{{0,12}}(?:记者|通讯员) ?{HAN}{{2,3}} 图\)?$"
    r"|[。!?\")\s][^。,!?()\s]{2,16}(?:摄|提供) ?\d{2,4}年\d{1,2}月\d{1,2}日$"
)
"""王小明 摄, 摄影/王小明, （县文化馆提供）, 澎湃新闻 图, 中央社记者王小明摄 111年6月12日."""

FROM = (
    r"(?<! ..)(?<! ...)[。,\")] ?(?:图片)?来源[:/] ?[^\s:/]{2,10}$"
    r"|[。!?\")\s(,](?:图[源据自]|图片?(?:来源|来自|取自)) ?[:/@]? ?[^。:/]{2,14}\)?$"
    r"|[。!?\")\s(,](?:图片?|照片)均?由[^。,:]{2,14}(?:提供|拍摄)\)?$"
    r"|\((?:照片|图片|相片)(?:提供|来源|取自)?[/:]\S{2,14}\)$|\((?:图[/:|]|图片来源|(?:图片)?(?:拍摄|提供|供图)[/:|])[^)]*\)?$"
    r"|\((?:图/?)?(?:撷|截)?取自[^()]{2,24}\)$|[。)] ?(?:取自|翻摄)[^。:/]{2,8}$|\(图?翻?(?:摄|拍)自.*$"
    rf"|\(翻[摄拍](?:{NETWORKS})\)$|\((?:{NETWORKS})(?:图片|照片|截图)?\)$"
    r"|\((?i:photos?|images?|pictures?|credit)(?: by| courtesy of)?[ :]+[^()]{2,60}\)$"
)
"""来源：石桥发布, 图据网络, （取自网络）, （Photo by …）."""

SENT = (
    rf"[。!?\"] ?\((?:中央社|{AGENCIES}|{STOCK})\)$|\((?:{AGENCIES}|{STOCK})(?:图片|照片|供图)\)$"
    rf"|[。!?\")\s]/? ?(?:{STOCK}|REUTERS|GETTY IMAGES) ?图?\)?$"
    rf"|[。!?\")\s(](?:{KIND})?[ ,]?(?:新华社?|中新社?)(?:发|稿|图|照片|图片|资料片|/(?:{AGENCIES}))\)?$"
)
"""（路透）, 视觉中国, 资料图 新华社发."""

IS = (
    rf"(?:[。!?\")]|\()(?:本[报刊社]系?|{HAN}{{0,4}}社)?(?:{KIND})\)?$"
    rf"|[。!?\")\s]\((?:{KIND})[ ,/:][^()]{{2,20}}\)$"
    r"|[。\s(][^\s。(看晒拿]{0,8}(?<!公布)(?<!曝光)"
    r"(?:截图|网络图片?|效果图|示意图|航拍图|资料图片?|(?:资料|档案)照片?|(?:视频|监控)画面)\)?$"
    rf"|[。!?]\([{HAN_SPANS} ]{{2,12}}(?<![见如附上下左右大小本此组多])图片?\)$|。\(图\)$"
    rf"|(?<={HAN})/(?:资料图片?|资料照片?|视频截图)$"
    r"|\((?:[^()]{2,12}摄,)?(?:资料|无人机|拼版|航拍|手机)(?:照片|图片|拍摄)\)。$"
)
"""资料图片, （示意图，取自网络）, （政府新闻处图片）."""

BEHIND_STOP = (
    rf"[。!?]\"? ?(?:(?:{AGENCIES}|(?:中央|中新|新华)社)(?:图片|照片|资料图片)?(?:/ ?[\w .]{{2,24}})?"
    r"|(?![^。]*[的着了看见这那张幅])[^。,!?:;()\s]{0,16}(?:图片|[照相]片|制图|片段|网页|官网|专页|(?i:Facebook|Twitter|Instagram|YouTube))"
    rf"(?:图片|照片|截图|专页)?|(?:记者|通讯员)?{HAN}{{2,3}}(?<![文见如附上下左右大小本此组多])图)$"
)
"""…出席会议。美联社, …。石桥书局Facebook, …。何苇图: a word or two behind a full stop; most in papers of Hong Kong."""

PHOTO_CREDIT = re.compile(
    # What a credit may begin with, said first, spares most places of a line a look at each alternative.
    r"(?=[。!?\")(\s,》|/摄供翻])(?:" + "|".join((TOOK, FROM, SENT, IS, BEHIND_STOP)) + ")"
)
"""What stands at a line's tail: so 249 labelled lines, of which 247 are pictures' captions or credits."""

ALONE = re.compile(
    r"\(?(?:(?:图[源据自]|图片(?:来源|来自|取自|提供)|图像来源,)于?[:/@]? ?[^。,:]{2,20}|图文无关"
    rf"|图片由[^。,:]{{2,14}}提供|图片?[|丨/ ]{{1,3}}(?:网络|受访者(?:提供)?|{STOCK})"
    rf"|[^\s。(,]{{0,6}}(?:{KIND})|(?:{STOCK})图?|{HAN}{{2,8}} 图|均为资料图|[^\s。(,:]{{2,8}}制图"
    rf"|{HAN}{{2,6}}(?:日报|晚报|新闻|周刊|电视台?|新闻网)(?:图片|照片)"
    rf"|(?:新华社?|中新社?|本报)(?:照片|图片?|资料片|稿|/(?:{AGENCIES})))\)?"
    rf"|(?:{AGENCIES}|中央社)(?:图片|照片)(?:/ ?[\w .]{{2,24}})?"
    rf"|\((?:{AGENCIES}|{NETWORKS})\)|\((?:{KIND})[ ,/:][^()]{{2,20}}\)|(?:REUTERS|GETTY IMAGES)"
)
"""A line that holds nothing else."""

AGENCY_PICTURE = re.compile(
    r"\(?(?:新华社|中新社|中央社|人民视觉|影像中国|视觉中国)(?:记者|通讯员)?\s?(?:摄|发|供图|(?:传真|资料)?照片)\)?"
)
"""新华社发: a credit line of a picture's that names nobody."""

FIGURES_GIVEN = r"\([^():/。]{0,10}(?:气象|物价|价格|统计|信息中心|证券|彩票)[^():/。]{0,10}提供\)"
"""（县气象台提供）: whose figures a list or a table under a title holds, not whose picture."""

SUPPLIED = re.compile(rf"(?!{FIGURES_GIVEN})\((?!本[文版])[^():/除。]{{2,18}}(?:提供|翻摄|翻拍|摄|供图)\)")
"""（县文化馆提供）: it may be a text's too, yet a paragraph cut into lines over it is a caption's.
With a sentence before the name it is a caption itself."""

WRITTEN = re.compile("[^ ].{24,}/文 .{0,12}$")
"""Who wrote it and who took the picture, behind a text of its own: so 3 labelled paragraphs."""

CREDIT_LONGEST = 60
"""Characters at a line's end in which its credit is looked for."""

MAY_BE_CREDITED = re.compile(r"[摄影供拍图照取画源社透觉国博片]|[页网]$|[A-Za-z]\)?$")

BEFORE_LAST_STOP = "摄影图拍供).。" + SPACES
"""What a credit that a stop follows has before it."""


def ends_in_photo_credit(text: str) -> bool:
    """Whether a line ends with who took or gave a picture.

    >>> [ends_in_photo_credit(text) for text in ("渡口 何苇提供", "今起培训 午餐由学校提供", "警方 公布监控画面")]
    [True, False, False]
    >>> ends_in_photo_credit("(青禾县气象台提供)")
    False
    """
    if text[-1] == "。" and text[-2:-1] not in BEFORE_LAST_STOP:
        return False
    if text[0] == "(" and re.fullmatch(FIGURES_GIVEN, text):
        return False
    if "/文" in text and WRITTEN.search(text) is not None:
        return False
    end = max(0, len(text) - CREDIT_LONGEST)
    return MAY_BE_CREDITED.search(text, end) is not None and PHOTO_CREDIT.search(text, end) is not None
