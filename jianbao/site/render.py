"""Renders pages with their templates. Templates are written in Simplified; for the Traditional edition their source is
converted as a whole when it is loaded, so that no template has to translate."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from jianbao.model import OutputFile, Script, Templates, WebPage
from jianbao.text.script import Converter


class TemplateProblem(Exception):  # noqa: N818 - "problem" is our word for what a person should know
    """A template that cannot be used: which, at what line, and what is wrong, in a reader's words."""

    def __init__(self, template: str, line: int | None, message: str) -> None:
        super().__init__(template, line, message)
        self.template = template
        self.line = line
        self.message = message

    def __str__(self) -> str:
        at = f"第 {self.line} 行" if self.line else ""
        return f"模板 {self.template} {at}有错：{self.message}"


class Loader(BaseLoader):
    """Loads templates, with their words converted into a script."""

    def __init__(self, templates: Templates, script: Script) -> None:
        self.templates = templates
        self.script = script

    @cached_property
    def converter(self) -> Converter:
        return Converter()

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.templates.files:
            raise TemplateNotFound(template)
        try:
            source = self.templates.files[template].decode("utf-8-sig")  # some editors on Windows write a mark
        except UnicodeDecodeError as error:
            raise TemplateProblem(template, None, "不是 UTF-8 文字，请另存为 UTF-8 编码。") from error
        if self.script is not Script.HANS:
            # The converter looks at each line for itself and finds out which script it is in.
            source = self.converter.convert(source, self.script)
        return source, str(self.templates.folder / template), lambda: True


class Renderer:
    """Renders pages of both editions. A template is compiled when it is first used, once for each script."""

    def __init__(self, templates: Templates) -> None:
        self.folder = templates.folder
        self._environments = {script: make_environment(templates, script) for script in Script}

    def render(self, page: WebPage) -> OutputFile:
        """The page as a file; `TemplateProblem` if its template has a fault."""
        environment = self._environments[Script(page.context["site"].lang)]
        try:
            text = environment.get_template(page.template).render(page.context)
        except TemplateProblem:
            raise
        except Exception as error:
            self._explain(page.template, error)
        return OutputFile(page.path, text.encode("utf-8", "replace"))

    def _explain(self, template: str, error: Exception) -> NoReturn:
        """Raises a fault again, told by the template's name and line; one that lies outside templates as it is."""
        name, line = self._place(error)
        if isinstance(error, TemplateSyntaxError):
            raise TemplateProblem(error.name or template, error.lineno, f"写法不对（{error.message}）") from error
        if isinstance(error, TemplateNotFound):
            raise TemplateProblem(name or template, line, f"要用的模板 {error.name} 不在 {self.folder}") from error
        if isinstance(error, UndefinedError):
            raise TemplateProblem(name or template, line, f"用了没有的名字（{error.message}）") from error
        if isinstance(error, TemplateError) or name:
            raise TemplateProblem(name or template, line, str(error)) from error
        raise error

    def _place(self, error: Exception) -> tuple[str, int | None]:
        """The template and the line where a fault was raised: the innermost frame that is a template's, if any."""
        folder = self.folder.resolve()
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename).resolve()
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix(), frame.lineno
        return "", None


def make_environment(templates: Templates, script: Script) -> Environment:
    environment = Environment(
        loader=Loader(templates, script),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["thousands"] = "{:,}".format
    return environment
