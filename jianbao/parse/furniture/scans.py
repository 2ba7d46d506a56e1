"""What a scanner, or the program that read a scan, writes around a page's text; on its plain form."""

from __future__ import annotations

from jianbao.parse.furniture.kind import Furniture, either

OF_SCANS = (
    Furniture(
        "scan",
        # More than the day in a file's name.
        12,
        either(
            # ===第1页===, ======== 0001.jpg ========
            r"^[=*#~_-]{2,}\s*(?:第\s*\d+\s*页|page\s*\d+|[^\s=]{1,40}\.(?:jpe?g|png|bmp|webp|tiff?|pdf))\s*[=*#~_-]*$",
            # 图片2：0002.jpg; a file of words is spoken of, too: 文件名：报告.pdf.
            r"^(?:(?:[≡☰]\s*|(?:图片|图像|扫描件?)\s*\d*\s*:\s*)\S{1,40}|文件名?\s*\d*\s*:\s*[!-~]{1,40})\.(?:jpe?g|png|bmp|webp|tiff?|pdf)$",
            # 识别时间：2021-03-06 09:30
            r"^(?:文字)?(?:识别|扫描|ocr)(?:时间|日期)\s*:\s*\d[^。]{0,30}$",
            # 由 扫描全能王 扫描创建
            r"^(?:由\s*)?\S{0,6}扫描(?:\S{0,6}\s+扫描|(?:全能王|件)\s*(?:扫描)?)\s*创建$|^scanned (?:by|with) \S.{1,20}$|^\S{0,8}人都在用的扫描app$",
        ),
        60,
        "======== 1998-01-04_03.jpg ========",
        "扫描时间：三小时一次",
        needs="=*#~_-:描页gfpGFPaAbBdD",
    ),
)
