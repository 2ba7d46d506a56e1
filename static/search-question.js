'use strict';
/* A question is all that the search page's address says: ?q=, the chosen facets, order=new, view=lines. No DOM in
   here; Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-answer.js');
  const { FACETS } = Jianbao;

  const ASKED = [...FACETS, 'order', 'view']; // What stands in the address beside the query.

  function questionIn(address) {
    const given = new URLSearchParams(address);
    const question = { query: given.get('q') || '' };
    for (const name of ASKED) if (given.get(name)) question[name] = given.get(name);
    return question;
  }

  const addressOf = ({ query, ...others }) =>
    `?${new URLSearchParams(Object.entries({ q: query, ...others }).filter(([, value]) => value))}`;

  const chosenIn = question => Object.fromEntries(Object.entries(question).filter(([name]) => FACETS.includes(name)));

  Object.assign(Jianbao, { questionIn, addressOf, chosenIn });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
