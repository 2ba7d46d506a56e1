'use strict';
/* Queries for those who do not type signs: a form with a field for each kind of clause, taken from a query and
   made into one. The search page loads this file when somebody opens the form. No DOM in here. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-fold.js');
  const { split, FIELDS } = Jianbao;

  /** A query as a form shows it, a field for each kind of clause; what fits no other field stays under `all`. */
  function take(query) {
    const form = { all: '', phrase: '', none: '', place: '', person: '', told: '', year: '', outlet: '' };
    for (const { name, not, quoted, text, typed } of split(query)) {
      const single = not ? null : name || (quoted ? 'phrase' : null);
      if (single && !form[single]) form[single] = text;
      else if (!name && not && !quoted) form.none += ` ${text}`;
      else form.all += ` ${typed}`;
    }
    return { ...form, all: form.all.trim(), none: form.none.trim() };
  }

  // A mark within is written as one that folds to the same and ends nothing.
  const inQuotes = text => `"${text.trim().replace(/"/g, '“')}"`;
  const asWord = text => (split(text)[0].text === text ? text : inQuotes(text));

  /** The query that a form's fields make; `signs` are the names to write before a field's colon. */
  function compose(form, signs) {
    return [
      form.all.trim(),
      form.phrase.trim() && inQuotes(form.phrase),
      ...form.none.split(/\s+/).filter(Boolean).map(word => `-${asWord(word)}`),
      ...FIELDS.filter(name => form[name].trim()).map(name => `${signs[name]}:${asWord(form[name].trim())}`),
    ].filter(Boolean).join(' ');
  }

  Object.assign(Jianbao, { take, compose });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
