'use strict';
/* Folding, queries, and where a query stands in a text. The counterpart of jianbao/text/fold.py: the two must
   agree in every character, and one fixture tests both. No DOM in here; Node reads this file, too. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  const NOTHING = '\u200b';
  const LATIN = /[0-9a-z]/;
  const BETWEEN = /[，。、；：！？/+&|]+|[,;]+(?!\d)/g; // What people write between the words that they look for.
  const QUOTES = { '"': '"', '＂': '＂"', '“': '”"', '”': '”"', '「': '」', '『': '』' };
  const FIELD = /^(?:(place|地[方点點])|(by|作者|[记記]者)|(person|人物)|(year|年份)|(outlet|[报報]刊))[:：]/i;
  const FIELDS = ['place', 'person', 'told', 'year', 'outlet']; // In the order of that expression's groups.

  /** The `fold` of the index, as a map. */
  function makeFold([from, to]) {
    const folded = Array.from(to);
    return new Map(Array.from(from, (character, place) => [character, folded[place]]));
  }

  /** The key of a text, and for each of its code units the character of the text that it came from. */
  function key(text, fold) {
    const at = [];
    let out = '';
    let space = -1;
    Array.from(text).forEach((character, place) => {
      const folded = fold.get(character) || character;
      if (folded === NOTHING) return;
      if (folded === ' ') {
        space = place;
        return;
      }
      if (space >= 0 && LATIN.test(out.slice(-1)) && LATIN.test(folded)) {
        out += ' ';
        at.push(space);
      }
      space = -1;
      out += folded;
      for (let unit = 0; unit < folded.length; unit++) at.push(place);
    });
    return { text: out, at };
  }

  /* Queries: words joined by AND, "a phrase", place:… by:… person:… year:… outlet:… for what is known of an article; a
     minus before any of them for what must not be. */

  /** What a query was typed as, piece by piece. */
  function split(query) {
    const pieces = [];
    let rest = query.trim();
    while (rest) {
      const whole = rest;
      const not = /^[-－]/.test(rest);
      if (not) rest = rest.slice(1);
      const [sign, ...names] = FIELD.exec(rest) || [''];
      if (sign) rest = rest.slice(sign.length).trimStart();
      const ends = QUOTES[rest[0]];
      const start = ends ? 1 : 0;
      let end = start;
      while (end < rest.length && !(ends ? ends.includes(rest[end]) : /\s/.test(rest[end]))) end++;
      const text = rest.slice(start, end);
      const missing = ends && end === rest.length ? ends[0] : '';
      rest = rest.slice(ends ? end + 1 : end);
      const typed = whole.slice(0, whole.length - rest.length) + missing;
      pieces.push({ name: FIELDS[names.findIndex(Boolean)], not, quoted: Boolean(ends), text, typed });
      rest = rest.trimStart();
    }
    return pieces;
  }

  const keyed = (query, fold) => split(query).map(({ name, not, text }) => ({ name, not, key: key(text, fold).text }));

  /** The clauses of a query; those with a `name` ask about a facet, the others about the text. */
  const parse = (query, fold) => keyed(query, fold).filter(clause => clause.key);

  /** Whether nothing is written behind a colon. */
  const isOpen = (query, fold) => keyed(query, fold).some(clause => clause.name && !clause.key);

  /** The query with spaces for the marks between its words; empty where it has none. */
  function spaced(query) {
    const pieces = split(query);
    const apart = pieces.map(({ name, not, quoted, typed }) =>
      (name || not || quoted ? typed : typed.replace(BETWEEN, ' ').trim()));
    return apart.some((text, i) => text !== pieces[i].typed) ? apart.filter(Boolean).join(' ') : '';
  }

  /** Where a clause stands in a text: [start, end] in characters. */
  function find({ text, at }, clause) {
    const found = [];
    const length = clause.key.length;
    for (let unit = text.indexOf(clause.key); unit >= 0; unit = text.indexOf(clause.key, unit + length)) {
      found.push([at[unit], at[unit + length - 1] + 1]);
    }
    return found;
  }

  /** Stretches in order, those that overlap made one. */
  function merge(spans) {
    const out = [];
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
      const last = out[out.length - 1];
      if (last && start < last[1]) last[1] = Math.max(last[1], end);
      else out.push([start, end]);
    }
    return out;
  }

  Object.assign(Jianbao, { makeFold, key, split, parse, isOpen, spaced, find, merge, FIELDS });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
