'use strict';
/* The concordance: every match on a line of its own with what stands around it, and all of them as a table.
   The search page loads this file when somebody asks for that, and lends it its tools. Node can run the first half. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-answer.js');
  const { merge, nextHits, hasMore, shown, result } = Jianbao;

  const AROUND = 40; // Characters before and after a match.
  const ARTICLES = 10; // Read at once.
  const MOST = 10_000; // Lines of a table: a spreadsheet opens them in a moment, and a host can well give them away.
  const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/; // What some spreadsheet would take for a formula.

  /** The lines of the next articles: of whole ones, so there may be more than `count`. */
  async function nextLines(answer, count) {
    const found = [];
    while (found.length < count && hasMore(answer)) {
      const hits = await nextHits(answer, ARTICLES);
      found.push(...hits.flatMap(hit => linesOf(answer, hit)));
    }
    return found;
  }

  function linesOf(answer, hit) {
    const about = result(answer, hit);
    const lines = hit.blocks.flatMap(block => {
      const spans = merge(block.spans.flat());
      const characters = spans.length ? shown(answer.index, block.text) : [];
      const part = (start, end) => characters.slice(Math.max(0, start), end).join('');
      return spans.map(([start, end]) => ({
        ...about,
        title: about.title.map(([text]) => text).join(''),
        line: block.line,
        before: part(start - AROUND, start),
        match: part(start, end),
        after: part(end, end + AROUND),
      }));
    });
    return lines.map((line, i) => ({ ...line, isFirst: !i }));
  }

  /** Rows as a file for spreadsheets: RFC 4180, with the mark by which Excel knows UTF-8. LibreOffice cuts lines at
      semicolons and tabs, too, but for those in quotation marks. */
  function table(rows) {
    const cell = value => {
      const text = FORMULA.test(value) ? `'${value}` : String(value ?? '');
      return /[",;\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    };
    return `\ufeff${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`;
  }

  /* With the page's tools. */

  function lineItem({ element, span, date, pageOf }, question, line) {
    const source = [span(line.title), span(line.outlets[0], 'outlet'), date(line)];
    return element('li', {}, line.isFirst && element('p', { class: 'fine' }, ...source),
      element('a', { class: 'go', href: pageOf(question, line) },
        element('span', { class: 'left' }, line.before), element('mark', {}, line.match),
        element('span', { class: 'right' }, line.after)));
  }

  /** Gives the reader all lines of an answer as a file. */
  async function saveTable(page, question, found, isWanted) {
    const { element, say, sayNumber, report } = page;
    const answer = { ...found, place: 0 };
    const lines = [];
    while (hasMore(answer) && lines.length < MOST) {
      report('saving', { n: sayNumber(lines.length) });
      lines.push(...await nextLines(answer, ARTICLES));
      if (!isWanted()) return;
    }
    const rows = lines.map(line => cells(page, question, line));
    const file = new Blob([table([say('columns').split('、'), ...rows])], { type: 'text/csv' });
    const link = element('a', { href: URL.createObjectURL(file), download: say('file', question) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    report(hasMore(answer) ? 'saved-part' : 'saved', { n: sayNumber(lines.length) });
  }

  function cells({ pageOf }, question, line) {
    const { before, match, after, title, date, inferred, places, outlets, id } = line;
    const url = new URL(pageOf(question, line), location.href).href;
    return [before, match, after, title, inferred ? '' : date, inferred ? date : '', places.join('；'),
      outlets.join('；'), id, line.line, url];
  }

  Object.assign(Jianbao, { nextLines, table, lineItem, saveTable });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
