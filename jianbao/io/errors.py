"""Errors that stop the whole build, and how they are told; `Problem` is for what concerns one source.

Names of files and their text are somebody else's: what could steer a terminal is shown as an escape.
"""

from __future__ import annotations

import errno
import re
from pathlib import Path

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
"""Control characters, invisible marks, marks that turn the direction of writing, and bytes that are no text."""


class BuildError(Exception):
    """Where something is wrong, what it is, and what to do about it, in a reader's words."""

    def __init__(self, where: Path | str, message: str, hint: str = "") -> None:
        super().__init__(where, message, hint)
        self.where = str(where)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """What the person at the terminal reads.

        >>> print(BuildError("_site", "不是剪报生成的", "请换一个"))
        _site: 不是剪报生成的。请换一个
        """
        return printable(f"{self.where}: {self.message}" + (f"。{self.hint}" if self.hint else ""))


def printable(text: str) -> str:
    r"""The text with every steering character as an escape.

    >>> print(printable("a\x1b[31m\u202e.txt"))
    a\x1b[31m\u202e.txt
    """
    return STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def reason(error: OSError) -> str:
    """Why the disk refused.

    >>> reason(OSError(errno.ENOSPC, "No space left on device")), reason(OSError(errno.ENOLCK, "No locks available"))
    ('磁盘已满', '系统报告 No locks available')
    """
    on_windows = _ON_WINDOWS.get(getattr(error, "winerror", 0))
    return on_windows or _REASONS.get(error.errno or 0) or f"系统报告 {error.strerror or error}"


_ON_WINDOWS = {
    5: "没有权限，或正被别的程序使用",
    32: "正被别的程序使用",
    33: "正被别的程序使用",
    206: "名字太长",
}
"""Codes of Windows (its winerror.h) that Python counts as EACCES or ENOENT although their cause is another."""

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.ENOENT: "找不到",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.EEXIST: "名字已被占用",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "是链接",
    errno.EBUSY: "正被占用，或是挂载点",
    errno.EXDEV: "不在同一个磁盘上",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
    errno.EINVAL: "名字或路径不合规则",
    errno.EFBIG: "文件太大",
    errno.ENOMEM: "内存不够",
    errno.ENOTEMPTY: "文件夹不空",
    errno.ENODEV: "没有这个设备",
    errno.ENXIO: "没有这个设备",
    errno.ETIMEDOUT: "网络磁盘没有回应",
    errno.EHOSTDOWN: "网络磁盘没有回应",
    errno.ESTALE: "网络磁盘已断开",
}
