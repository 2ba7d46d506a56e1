'use strict';
/* Which pages a query is the name of: a person's, a place's, a month's, a day's. The counterpart of jianbao/site/names.py. No
   DOM in here; Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-fold.js');
  const { key, split } = Jianbao;

  const MONTH = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月(?:\d{1,2}[日号號]?)?|[-./]\d{1,2})?$/;
  const DAY = /^(?:\d{4}[-./]|(?:\d{4}年)?(?=\d+月))(\d{1,2})[-./月](\d{1,2})[日号號]?$/;
  const KINDS = { place: ['place'], person: ['person'], told: ['person'], undefined: ['person', 'place', 'month', 'day'] };

  /** The names that a query may be, a single word; of a day its month's, too. */
  function namesIn(query, fold) {
    const [word, ...others] = split(query);
    if (!word || others.length || word.not || !KINDS[word.name]) return [];
    const text = word.text.normalize('NFKC').trim();
    const dates = [MONTH, DAY].map(form => form.exec(text)).filter(Boolean)
      .map(([, ...parts]) => parts.map(part => part.padStart(2, '0')).join('-'));
    return (dates.length ? dates : [key(word.text, fold).text]).map(name => ({ name, kinds: KINDS[word.name] }));
  }

  /** The pages of these names; `files`: how many files of names there are, `load` reads one. */
  async function pagesNamed(load, files, query, fold) {
    const asked = namesIn(query, fold).filter(({ name }) => name);
    return (await Promise.all(asked.map(each => pagesOf(load, files, each)))).flat();
  }

  async function pagesOf(load, files, { name, kinds }) {
    const sum = Array.from(name).reduce((total, character) => total + character.codePointAt(0), 0);
    const known = new Map(Object.entries(await load(`names/${sum % files}`)));
    return (known.get(name) || [])
      .map(([kind, label, href, count]) => ({ kind, label, href, count }))
      .filter(({ kind }) => kinds.includes(kind));
  }

  Object.assign(Jianbao, { pagesNamed });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
