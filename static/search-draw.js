'use strict';
/* What the search page is made of: its words, the items of the list, links to other questions. Text is only ever put in
   as text. */
(function (root) {
  const { Jianbao } = root;
  const { addressOf, clauses } = Jianbao;

  const sayNumber = number => number.toLocaleString('en');

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children.filter(Boolean));
    return made;
  }

  const span = (text, name) => text && element('span', { class: name }, text);
  const marked = runs => runs.map(([text, mark]) => (mark ? element('mark', {}, text) : text));

  /** A link to another question; the page follows it. */
  const choice = (question, change, attributes, ...children) =>
    element('a', { ...attributes, href: addressOf({ ...question, ...change }) }, ...children);

  /** With these `words`, by their keys; `edition` leads to the pages of articles. */
  Jianbao.drawing = (words, edition) => {
    const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
    // A query that has quotes of its own gets no others around it.
    const quoted = query => (/["＂“”「」『』]/.test(query) ? query.trim() : say('quoted', { query: query.trim() }));

    function pageOf({ query }, { id, line }) {
      const page = `${edition}articles/${encodeURIComponent(id)}.html`;
      return line === null ? page : `${page}?${new URLSearchParams({ q: query })}#L${line}`;
    }

    function item(question, result) {
      const { made, places, outlets, times } = result;
      const link = element('a', { class: made ? 'go made' : 'go', href: pageOf(question, result) },
        ...(made ? marked(result.title) : clauses(result.title).flatMap(({ spaced, runs }) => [
          spaced && ' ', element('span', { class: 'clause' }, ...marked(runs))])));
      return element('li', { class: 'item' },
        element('h2', {}, link, made && span(say('made'), 'tag')),
        element('p', { class: 'snip' }, ...marked(result.snippet)),
        element('p', { class: 'fine' }, span(places[0]), span(outlets[0], 'outlet'), date(result),
          times && span(say('times', { n: sayNumber(times) }))));
    }

    function date({ date, inferred }) {
      if (!date) return null;
      const [year, month, day] = date.split('-').map(Number);
      const full = say(day ? 'day' : 'month', { year, month, day });
      const time = element('time', { datetime: date }, inferred ? say('guess', { day: full }) : full);
      return span(time, inferred ? 'day guess' : 'day');
    }

    /** To the page of whom or what a query names. */
    const pageLink = ({ kind, label, href, count }) =>
      element('a', { href: edition + href }, say(`page-${kind}`, { name: label, n: sayNumber(count) }));

    return { say, sayNumber, quoted, element, span, pageOf, item, date, pageLink, choice };
  };
})(globalThis);
