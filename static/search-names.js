'use strict';
/* Which pages a query is the name of: a person's, a place's, a month's. The counterpart of jianbao/site/names.py. No
   DOM in here; Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-fold.js');
  const { key, split } = Jianbao;

  const MONTH = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月(?:\d{1,2}日?)?|[-./]\d{1,2})?$/;
  const KINDS = { place: ['place'], person: ['person'], told: ['person'], undefined: ['person', 'place', 'month'] };

  /** The name that a query is, or nothing: a single word. */
  function nameIn(query, fold) {
    const [word, ...others] = split(query);
    if (!word || others.length || word.not || !KINDS[word.name]) return null;
    const [, year, month] = MONTH.exec(word.text.normalize('NFKC').trim()) || [];
    return { name: year ? `${year}-${month.padStart(2, '0')}` : key(word.text, fold).text, kinds: KINDS[word.name] };
  }

  /** The pages of that name; `files`: how many files of names there are, `load` reads one. */
  async function pagesNamed(load, files, query, fold) {
    const asked = nameIn(query, fold);
    if (!asked || !asked.name) return [];
    const sum = Array.from(asked.name).reduce((total, character) => total + character.codePointAt(0), 0);
    const known = new Map(Object.entries(await load(`names/${sum % files}`)));
    return (known.get(asked.name) || [])
      .map(([kind, label, href, count]) => ({ kind, label, href, count }))
      .filter(({ kind }) => asked.kinds.includes(kind));
  }

  Object.assign(Jianbao, { pagesNamed });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
