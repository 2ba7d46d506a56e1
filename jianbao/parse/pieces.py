"""What patterns are put together from: each thing that papers and sites write in several ways, spelt once.

All are for the plain form (``patterns.plain``), and without a group of their own.
"""

from __future__ import annotations

HOUR = r"\d{1,2}:\d\d(?::\d\d)?"
"""23:59, 23:59:30."""

PUBLISHED = "发布|发表|发稿|刊发|刊出|刊登|出版|出稿|上架|上传|录入|建立"
UPDATED = "(?:最[后新近])?更新"
"""Words of the label of a day of publication: 发布时间：, 最后更新：."""
