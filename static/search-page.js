'use strict';
/* The search page: the field, the address and the list. What is found is the business of search-answer.js. */
(function () {
  const { Jianbao } = globalThis;
  const PAUSE = 150; // Milliseconds without a key before a query is run.
  const RESULTS = 20;
  const VALUES = 8; // Values of a facet before the rest is folded away.
  const { FACETS } = Jianbao;

  const { lang, dataset } = document.documentElement;
  const byId = id => document.getElementById(id);
  const list = byId('search-results');
  const more = byId('search-more');
  const words = Object.fromEntries(
    Array.from(byId('search-words').content.children, p => [p.dataset.key, p.textContent]));

  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  // A query that has quotes of its own gets no others around it.
  const quoted = query => (/["＂“”「」『』]/.test(query) ? query.trim() : say('quoted', { query: query.trim() }));
  const sayNumber = number => number.toLocaleString('en');

  // There is one field for all pages; on this one it stands above the results.
  const form = document.querySelector('form[role=search]');
  const field = form.querySelector('[name=q]');
  byId('search-box').append(form);

  let opening = null;
  let turn = 0; // Answers to any but the last question are dropped.
  let typing = 0;
  let composing = false;

  /* The address: ?q= and the chosen facets. */

  function asked() {
    const given = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(FACETS.filter(name => given.get(name)).map(name => [name, given.get(name)]));
    return { query: given.get('q') || '', chosen };
  }

  function address({ query, chosen }) {
    const parameters = new URLSearchParams({ ...(query ? { q: query } : {}), ...chosen }).toString();
    return location.pathname + (parameters && `?${parameters}`);
  }

  function ask(question, remember) {
    const url = address(question);
    if (url !== location.pathname + location.search) history[remember ? 'pushState' : 'replaceState'](null, '', url);
    return answer(question);
  }

  /* Answers. */

  function openIndex() {
    opening = opening || Jianbao.open(Jianbao.loader(dataset.site), lang.startsWith('zh-Hant') ? 'zh-Hant' : 'zh-Hans');
    opening.catch(() => { opening = null; });
    return opening;
  }

  async function answer(question) {
    const mine = ++turn;
    const late = setTimeout(() => mine === turn && report('searching'), 300);
    try {
      const index = await openIndex();
      const found = question.query.trim() ? await Jianbao.search(index, question.query, question.chosen) : null;
      const first = found ? await Jianbao.next(found, RESULTS) : [];
      if (mine === turn) show(index, question, found, first);
    } catch (error) {
      if (mine === turn) fail(error, question);
    } finally {
      clearTimeout(late);
    }
  }

  function show(index, question, found, first) {
    clear();
    showLost(found ? found.lost : index.lost);
    if (!found) return report('ready', { n: sayNumber(index.documents) });
    showChosen(question, found.facets);
    reportFound(question, found);
    showFacets(question, found.facets);
    append(question, found, first);
    return undefined;
  }

  function reportFound({ query, chosen }, found) {
    const { count, exact } = Jianbao.total(found);
    const none = found.lost.size ? 'none-lost' : Object.keys(chosen).length ? 'none-chosen' : 'none';
    report(count ? (exact ? 'found' : 'about') : none, { query: quoted(query), n: sayNumber(count) });
  }

  function append(question, found, results) {
    list.append(...results.map(result => item(question, result)));
    more.hidden = !Jianbao.hasMore(found);
    more.onclick = async () => {
      const mine = turn;
      const added = await Jianbao.next(found, RESULTS);
      if (mine !== turn) return;
      const before = list.children.length;
      append(question, found, added);
      reportFound(question, found);
      showLost(found.lost);
      if (added.length) links()[before].focus();
    };
  }

  function fail(error, question) {
    clear();
    const known = error instanceof Jianbao.Problem && error.message in words;
    if (error.message === 'empty') return report('none', { query: quoted(question.query) });
    if (!known) console.error(error);
    return report(known ? error.message : 'broken');
  }

  function clear() {
    list.replaceChildren();
    for (const id of ['search-more', 'search-facets', 'search-chosen', 'search-lost']) byId(id).hidden = true;
  }

  function report(key, values) {
    byId('search-status').textContent = say(key, values);
  }

  function showLost(lost) {
    const [file, ...others] = Array.from(lost, part => `search/${part}.js`);
    if (!file) return;
    const files = others.length ? say('more-files', { file, n: others.length + 1 }) : file;
    byId('search-lost').textContent = say('lost', { files });
    byId('search-lost').hidden = false;
  }

  /* Elements. Text is only ever put in as text. */

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const marked = runs => runs.map(([text, mark]) => (mark ? element('mark', {}, text) : text));

  function item({ query }, result) {
    const anchor = result.line === null ? '' : `#L${result.line}`;
    const page = `${dataset.edition}articles/${encodeURIComponent(result.id)}.html`;
    const link = element('a', { href: `${page}?${new URLSearchParams({ q: query })}${anchor}` }, ...marked(result.title));
    if (result.made) link.className = 'made';
    const title = element('h2', {}, link, ...(result.made ? [element('span', { class: 'tag' }, say('made'))] : []));
    const about = [
      result.places.length ? element('span', {}, result.places[0]) : null,
      result.outlets.length ? element('span', { class: 'outlet' }, result.outlets[0]) : null,
      date(result),
      element('span', {}, say('times', { n: sayNumber(result.times) })),
    ];
    return element('li', { class: 'item' }, title, element('p', { class: 'snip' }, ...marked(result.snippet)),
      element('p', { class: 'fine' }, ...about.filter(Boolean)));
  }

  function date({ date, inferred }) {
    if (!date) return null;
    const [year, month, day] = date.split('-').map(Number);
    const full = say(day ? 'day' : 'month', { year, month, day });
    const time = element('time', { datetime: date }, inferred ? say('guess', { day: full }) : full);
    return element('span', { class: inferred ? 'day guess' : 'day' }, time);
  }

  function choice(question, attributes, chosen, ...children) {
    const next = { query: question.query, chosen };
    const link = element('a', { ...attributes, href: address(next) }, ...children);
    link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(next, true);
      byId('search-status').focus({ preventScroll: true }); // The link that was followed is about to go.
    });
    return link;
  }

  const without = (chosen, name) => Object.fromEntries(Object.entries(chosen).filter(([key]) => key !== name));

  function showChosen(question, facets) {
    const links = Object.entries(question.chosen).map(([name, key]) => {
      const { label = key } = facets[name].find(value => value.key === key) || {};
      const attributes = { 'aria-label': say('remove', { name: say(name), value: label }) };
      return choice(question, attributes, without(question.chosen, name), `${say(name)}：${label} ×`);
    });
    byId('search-chosen').hidden = !links.length;
    byId('search-chosen').replaceChildren(...links);
  }

  function showFacets(question, facets) {
    const groups = FACETS.filter(name => facets[name].length).map(name => group(question, name, facets[name]));
    const box = byId('search-facets');
    box.querySelector('div').replaceChildren(...groups);
    box.hidden = !groups.length;
  }

  function group(question, name, values) {
    const rows = values.map(value => element('li', { class: `depth-${value.depth}` }, facetLink(question, name, value)));
    const rest = rows.splice(VALUES);
    const folded = rest.length
      ? [element('details', {}, element('summary', {}, say('all', { n: rest.length })), element('ul', {}, ...rest))]
      : [];
    return element('section', {}, element('h2', { class: 'label' }, say(name)), element('ul', {}, ...rows), ...folded);
  }

  function facetLink(question, name, { key, label, count }) {
    const current = question.chosen[name] === key;
    const chosen = current ? without(question.chosen, name) : { ...question.chosen, [name]: key };
    return choice(question, { 'aria-current': current ? 'true' : null }, chosen, label,
      element('span', { class: 'n' }, sayNumber(count)));
  }

  /* The field and the keys. */

  const typed = () => ({ ...asked(), query: field.value });

  function schedule() {
    clearTimeout(typing);
    if (!composing) typing = setTimeout(() => ask(typed(), false), PAUSE);
  }

  const links = () => Array.from(list.querySelectorAll('h2 a'));

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || composing || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = links().indexOf(document.activeElement);
    if (at < 0 && (step < 0 || document.activeElement !== field)) return;
    const target = at + step < 0 ? field : links()[at + step];
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  field.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(typing);
  });
  field.addEventListener('compositionend', () => {
    composing = false;
    schedule();
  });
  field.addEventListener('input', event => event.isComposing || schedule());
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(typing);
    ask(typed(), true);
  });
  document.addEventListener('keydown', move);
  window.addEventListener('popstate', start);

  function start() {
    const question = asked();
    field.value = question.query;
    answer(question);
  }

  byId('search-facets').open = matchMedia('(min-width: 56rem)').matches;
  start();
  if (!field.value) field.focus();
})();
