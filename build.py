"""Builds the archive: reads a folder of newspaper text, publishes a site. See ``python build.py --help``."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent

if sys.version_info < (3, 11):  # noqa: UP036  # whoever runs this may have an older one
    print("需要 Python 3.11 或更新的版本：https://www.python.org/downloads/", file=sys.stderr)
    sys.exit(2)

try:
    import click

    from jianbao.cli import console
    from jianbao.cli.explain import explain
    from jianbao.cli.given import Design, Given
    from jianbao.cli.home import check_home
    from jianbao.cli.pages import Inputs, PageMaker, make_pages
    from jianbao.cli.processes import Run, all_stays, processes
    from jianbao.cli.reading import make_reader
    from jianbao.cli.serve import changes_in, serve
    from jianbao.cli.spellings import spelling_report
    from jianbao.cli.usage import Command, refuse_together
    from jianbao.cli.whole import Summary, WholeSite, summary_of
    from jianbao.enrich.gazetteer import load_gazetteer
    from jianbao.enrich.jumps import with_found_ends
    from jianbao.enrich.places import unknown_places
    from jianbao.enrich.protect import make_converter
    from jianbao.enrich.records import make_records
    from jianbao.io.borders import read_borders
    from jianbao.io.cache import Cache
    from jianbao.io.errors import BuildError, printable
    from jianbao.io.kept import Kept, open_kept
    from jianbao.io.marker import ours
    from jianbao.io.publish import beside, check_output, is_there, one_build_at_a_time, publish, remove
    from jianbao.io.settings import load_settings, where_set
    from jianbao.io.sources import check_folder, read_sources, read_static
    from jianbao.io.templates import read_templates
    from jianbao.io.unchanged import States, states
    from jianbao.model import Archive, OutputFile, ParsedSource, Problem, Unchanged
    from jianbao.site.doubts import all_problems
    from jianbao.site.exports import export_files
    from jianbao.site.feeds import feed_files
    from jianbao.site.index.search import build_index
    from jianbao.site.render import TemplateProblem
    from jianbao.site.tables import table_files
    from jianbao.text.faults import fault
    from jianbao.text.script import Converter
except ModuleNotFoundError as missing:
    print(f"缺少 {missing.name}。请先安装：{sys.executable} -m pip install -e {ROOT}", file=sys.stderr)
    sys.exit(2)
except KeyboardInterrupt:
    os._exit(128 + 2)  # nothing has been begun

BUILT, FLAWED, FAILED = 0, 1, 2
INTERRUPTED, SEEN_ENOUGH = 128 + 2, 128 + 13
"""Exit statuses that a shell gives to a program ended by a signal: SIGINT, SIGPIPE."""

FOLDER = click.Path(path_type=Path, readable=False)
"""Click does not check whether a path can be read: whoever reads it reports that, with the reason."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the command was called with."""

    source: Path
    output: Path
    options: dict[str, str | None]
    """Settings given on the command line; None where not given."""
    check: bool
    strict: bool
    jobs: int | None


@click.command(cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--source", type=FOLDER, default="seeds", metavar="DIR", help="来源文件夹（默认 seeds）")
@click.option("--output", type=FOLDER, default="_site", metavar="DIR", help="网站写到哪个文件夹（默认 _site）")
@click.option("--base-url", metavar="URL", help="网站将来的网址；给出才有 sitemap.xml")
@click.option("--title", metavar="T", help="网站的名称")
@click.option("--explain", "explained", type=FOLDER, metavar="FILE", help="逐行说明一个来源是怎样读的")
@click.option("--check", is_flag=True, help="只检查来源，列出全部问题和存疑，不写网站")
@click.option("--strict", is_flag=True, help="有存疑也算不通过（退出码 1）")
@click.option("--serve", "preview", is_flag=True, help="在本机预览，文件一改就重建")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="用几个进程读来源、做网页（默认看来源多少）")
@click.option("--clean", is_flag=True, help="删除网站，不重建")
def main(
    source: Path,
    output: Path,
    base_url: str | None,
    title: str | None,
    explained: Path | None,
    check: bool,
    strict: bool,
    preview: bool,
    jobs: int | None,
    clean: bool,
) -> None:
    """把一个文件夹的报纸文字，变成可以阅读、按地方查找、全文检索的网站。

    退出码：0 建成；1 建成，但有来源出错（加 --strict：或有存疑）；2 没有建成。
    """
    refuse_together(explain=explained, check=check, serve=preview, clean=clean)
    job = Job(source, output, {"base_url": base_url, "title": title}, check, strict, jobs)
    task = clean_output if clean else check_sources if check else preview_site if preview else build_site
    try:
        sys.exit(attempt(lambda: task(job) if explained is None else explain_source(explained, job)))
    except KeyboardInterrupt:
        console.say("已中断")
        sys.exit(INTERRUPTED)


def attempt(task: Callable[[], int]) -> int:
    """Runs a task and gives its exit status. Whatever goes wrong is told in words, without a traceback unless the
    environment variable JIANBAO_DEBUG asks for one.
    """
    try:
        return task()
    except (BuildError, TemplateProblem) as error:
        console.say(str(error))
    except BrokenPipeError:  # whoever reads our output has seen enough
        return SEEN_ENOUGH
    except Exception as error:
        if os.environ.get("JIANBAO_DEBUG"):
            raise
        console.say(f"程序出错（{fault(error)}）")
        console.say("请设环境变量 JIANBAO_DEBUG=1 再运行一次，把结果报告给维护者")
    return FAILED


def build_site(job: Job) -> int:
    """Builds the site, or leaves it as it is if nothing has changed, and tells how many articles and pages it has."""
    started = time.monotonic()
    check_folder(job.source)
    check_output(job.output, job.source, ROOT / "jianbao", ROOT / "templates", ROOT / "static")
    with one_build_at_a_time(job.output, console.say), open_kept(beside(job.output, "kept")) as kept:
        given = read_given(job)
        design = Design(read_templates(ROOT / "templates"), tuple(read_static(ROOT / "static")))
        whole, old = WholeSite(kept, given, design), states(job.output)
        summary = whole.find(old, ours(job.output))
        if summary is not None:
            report(summary.problems, job)
        else:
            summary = make_site(job, given, design, kept, old, whole)
    summarise(summary, f"{summary.pages} 页", f"用时 {time.monotonic() - started:.1f} 秒")
    click.echo(printable(f"请打开 {job.output / 'index.html'}"))
    return exit_status(summary, job)


def make_site(job: Job, given: Given, design: Design, kept: Kept, old: States, whole: WholeSite) -> Summary:
    """Reads the sources and publishes a new site. ``old``: the states of the files in the old one."""
    with reading(job, given, kept) as (archive, run):
        with all_stays():
            converter = make_converter(archive.records, archive.settings)
            pages = make_pages(Inputs(archive, design.templates), converter, run, kept, old)
            index = Cache(kept, old)
        files = site_files(archive, design, converter, index, pages)
        paths = publish(console.progress(files, "写网站"), job.output, console.say)
    summary = summary_of(archive, sum(path.endswith(".html") for path in paths))
    new = states(job.output)
    pages.note(new)
    index.save(new)
    whole.note(new, ours(job.output), summary)
    return summary


def read_given(job: Job) -> Given:
    """The first step, read: the settings, and what lies in the source folder."""
    settings = load_settings(ROOT / "pyproject.toml", job.source, job.options)
    check_home(settings, where_set("home", ROOT / "pyproject.toml", job.source), load_gazetteer())
    borders = read_borders(job.source, settings.borders) if settings.borders else ()
    return Given(settings, borders, *read_sources(job.source))


@contextmanager
def reading(job: Job, given: Given, kept: Kept) -> Iterator[tuple[Archive, Run]]:
    """The steps from decode to enrich: the archive, and the processes that read it, which go on to make the pages. All
    problems are reported.
    """
    raws = given.raws
    with processes(job.jobs, sum(len(raw.data) for raw in raws)) as run:
        with all_stays():
            reader = make_reader(run, kept, raws)
            read = tuple(console.progress(reader.parse(raws), "读来源", len(raws)))
            sources = tuple(result for result in read if isinstance(result, ParsedSource))
            records, faults = make_records(sources, given.settings, reader.find)
            sources = with_found_ends(sources, records)
        kept.save()
        problems = given.problems
        problems += tuple(result for result in read if isinstance(result, Problem))
        problems += tuple(problem for source in sources for problem in source.problems)
        problems += tuple(unknown_places(sources, load_gazetteer()))
        archive = Archive(given.settings, sources, records, given.about, (*problems, *faults), given.borders)
        report(all_problems(archive), job)
        if not sources:
            raise BuildError(job.source, "没有一个能用的来源", "请放入 .txt 文件；网站没有变")
        yield archive, run


def site_files(
    archive: Archive, design: Design, converter: Converter, index: Cache, pages: PageMaker
) -> Iterator[OutputFile | Unchanged]:
    """The steps plan and render: all files of the site, pages and others."""
    yield from build_index(archive, converter, index)
    yield from export_files(archive)
    yield from table_files(pages.catalogue)
    yield from feed_files(archive, converter)
    yield from design.static
    yield from pages.files()


def preview_site(job: Job) -> int:
    """Builds the site, then serves it, and builds it again after each change of a file."""
    # Watched from here on: what changes while the site is built for the first time is built again after that.
    changes = changes_in((job.source, ROOT / "templates", ROOT / "static", ROOT / "pyproject.toml"))
    if (status := attempt(lambda: build_site(job))) == FAILED:
        return status
    serve(job.output, changes, lambda: build_again(job))
    return BUILT


def build_again(job: Job) -> None:
    if attempt(lambda: build_site(job)) == FAILED:
        console.say("没有重建，预览的仍是原来的网站")


def check_sources(job: Job) -> int:
    # A check writes nothing, and holds no lock.
    with reading(job, read_given(job), Kept()) as (archive, _):
        pass
    for line in spelling_report(archive, job.source):
        click.echo(line)
    summary = summary_of(archive)
    summarise(summary, "没有写网站")
    return exit_status(summary, job)


def explain_source(asked: Path, job: Job) -> int:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in explain(asked, job.source, width):
        click.echo(line)
    return BUILT


def clean_output(job: Job) -> int:
    check_output(job.output, job.source)
    removed = False
    if is_there(job.output):
        with one_build_at_a_time(job.output, console.say):
            removed = remove(job.output)
    click.echo(printable(f"已删除 {job.output}" if removed else f"没有 {job.output}，不用删"))
    return BUILT


def report(problems: tuple[Problem, ...], job: Job) -> None:
    """Prints the problems. Under ``--check`` they are what was asked for, so they go to the standard output."""
    tell = click.echo if job.check else console.say
    for line in console.problem_report(problems, job.source, every=job.check):
        tell(line)


def summarise(summary: Summary, *rest: str) -> None:
    counts = (f"{summary.sources} 个来源", f"{summary.articles} 篇", f"{summary.doubts} 处存疑")
    click.echo("，".join((*counts, *left_out(summary), *rest)))


def left_out(summary: Summary) -> Iterator[str]:
    """How much is not on the site, or not as it should be; nothing if all is well."""
    if summary.skipped:
        yield f"{summary.skipped} 个跳过"
    if summary.errors:
        yield f"{summary.errors} 处错误"


def exit_status(summary: Summary, job: Job) -> int:
    return FLAWED if summary.errors or (job.strict and summary.doubts) else BUILT


if __name__ == "__main__":
    main()
