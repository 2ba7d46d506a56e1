"""The command's help, and what it says of a wrong call, in Chinese."""

from __future__ import annotations

import re
from typing import IO, Any

import click

from jianbao.cli.console import say, use_any_terminal


class Misuse(click.UsageError):
    """A wrong call of the command, told on one line."""

    def show(self, _: IO[Any] | None = None) -> None:
        say(f"{self.message}。用 --help 看全部选项")


class Command(click.Command):
    """A command whose help and errors are Chinese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        use_any_terminal()
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise Misuse(_words(error), ctx) from None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[选项]", "用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("选项"):
            records = (parameter.get_help_record(ctx) for parameter in self.get_params(ctx))
            formatter.write_dl([record for record in records if record is not None])


def refuse_together(**chosen: object) -> None:
    """Misuse if more than one of these options is given, since each asks for another task.

    >>> refuse_together(check=True, clean=False)
    >>> refuse_together(check=True, clean=True)
    Traceback (most recent call last):
    jianbao.cli.usage.Misuse: --check 和 --clean 不能一起用
    """
    given = [f"--{name}" for name, value in chosen.items() if value]
    if len(given) > 1:
        raise Misuse(" 和 ".join(given) + " 不能一起用")


def _words(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"（是不是 {error.possibilities[0]}？）" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} 后面{'不能带值' if 'not take' in error.message else '还要写一项'}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        allowed = f"，应是不小于 {kind.min} 的整数" if isinstance(kind, click.IntRange) else ""
        return f"{error.param.opts[-1]} 后面写的不对{allowed}"
    extra = re.search(r"\((.+)\)$", error.message)
    return f"看不懂“{extra[1]}”" if extra else f"命令的写法不对：{error.message}"
