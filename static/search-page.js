'use strict';
/* The search page: the field, the address and the list. What is found is the business of search-answer.js, what it
   looks like that of search-draw.js. */
(function () {
  const { Jianbao } = globalThis;
  const PAUSE = 150; // Milliseconds without a key before a query is run.
  const RESULTS = 10; // Shown at first: each takes a text of its own.
  const MORE = 20; // Shown then.
  const LINES = 50; // Shown of the concordance, at first and then.
  const MOST = 500; // Shown again to a reader who comes back.
  const { FIELDS, questionIn, addressOf, chosenIn } = Jianbao;

  const { lang, dataset } = document.documentElement;
  const byId = id => document.getElementById(`search-${id}`);
  const [list, more, tools, fields] = ['results', 'more', 'tools', 'fields'].map(byId);
  const words = Object.fromEntries(
    Array.from(byId('words').content.children, ({ dataset, textContent }) => [dataset.key, textContent]));

  const draw = Jianbao.drawing(words, dataset.edition);
  const { say, sayNumber, quoted, element } = draw;
  const showFacets = Jianbao.facetColumn({ ...draw, byId, waiting, showLost, fail });

  // There is one field for all pages; on this one it stands above the results.
  const form = document.querySelector('form[role=search]');
  const field = form.querySelector('[name=q]');
  const early = { query: field.value, element: document.activeElement }; // What a reader did before this script came.
  byId('box').append(form);

  const loader = Jianbao.loader(dataset.site, location.protocol !== 'file:');
  const nameLoader = Jianbao.loader(dataset.edition, location.protocol !== 'file:', '');
  let opening = null;
  let turn = 0; // One more for each question, and as soon as another is typed.
  let listed = 0; // The turn of the list that is seen: while it is not the last one, another is on its way.
  let answered = null; // The address of the last question.
  let typing = 0;
  let composing = false;

  const asked = () => questionIn(location.search);

  /** Asks, and puts the question in the address. What is typed takes the place of what was typed before it, but not
      of a question that was meant: one sent, or one of which a result was opened. */
  function ask(question, isMeant) {
    const url = addressOf(question);
    const { meant } = remembered();
    if ((isMeant || meant) && url !== addressOf(asked())) history.pushState({ meant: isMeant }, '', url);
    else history.replaceState({ meant: isMeant || meant }, '', url);
    return answer(question);
  }

  const remembered = () => history.state || {};
  const remember = state => history.replaceState({ meant: true, ...state }, '');

  /* Answers. */

  /** Tells, whenever it is asked, whether nobody has asked anything since: other answers are dropped. */
  function waiting() {
    const mine = turn;
    return () => mine === turn;
  }

  function openIndex() {
    opening = opening || Jianbao.open(loader, lang.startsWith('zh-Hant') ? 'zh-Hant' : 'zh-Hans');
    opening.catch(() => { opening = null; });
    return opening;
  }

  /** Answers a question. Who comes back had so many results `shown` before, and was `at` one of them. */
  async function answer(question, { shown = 0, at } = {}) {
    clearTimeout(typing); // Nobody asks any more for what was typed before.
    turn++;
    const isWanted = waiting();
    const { activeElement } = document;
    answered = addressOf(question);
    const late = setTimeout(() => isWanted() && report('searching'), 300);
    try {
      const index = await openIndex();
      const found = isAsked(question, index)
        ? await Jianbao.search(index, question.query, chosenIn(question), question.order) : null;
      const next = found && await portions(question, found);
      const first = next ? await next(Math.min(shown, MOST) || RESULTS) : [];
      if (!isWanted()) return;
      show(index, question, found, first, next);
      lead(links()[at], activeElement);
    } catch (error) {
      if (!isWanted()) return;
      clear();
      fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  /** Whether a question has a clause, if only one begun, or a chosen facet. */
  const isAsked = (question, { fold }) => Jianbao.parse(question.query, fold).length > 0
    || Jianbao.isOpen(question.query, fold) || Object.keys(chosenIn(question)).length > 0;

  /** A function that gives the next items of the list: articles, or lines of the concordance. */
  async function portions(question, found) {
    if (question.view !== 'lines' || !isText(found)) {
      return async least => (await Jianbao.next(found, least)).map(each => draw.item(question, each));
    }
    await load('concordance');
    const { nextLines, lineItem } = Jianbao;
    return async least => (await nextLines(found, Math.max(least, LINES))).map(each => lineItem(page, question, each));
  }

  const isText = found => found.clauses.some(clause => !clause.not);

  /** Leads a reader to what has come, who has not gone on from where they waited. */
  function lead(target, from) {
    if (target && [from, document.body].includes(document.activeElement)) target.focus();
  }

  function show(index, question, found, first, next) {
    clear();
    listed = turn;
    showLost(found ? found.lost : index.lost);
    if (!found) return report('ready', { n: sayNumber(index.documents) });
    showPages(question, index);
    showTools(question, found);
    reportFound(question, found);
    list.className = question.view === 'lines' && isText(found) ? 'kwic' : '';
    append(question, found, first, next);
    if (!first.length) offerSpaced(question);
    byId('facets').hidden = !first.length; // Their column is kept free, or the results would move aside.
    return showFacets(question, found).catch(fail);
  }

  /** Offers the same words one by one, where marks that stand nowhere so are all between them. */
  function offerSpaced(question) {
    const query = Jianbao.spaced(question.query);
    if (!query) return;
    byId('spaced').replaceChildren(draw.choice(question, { query }, {}, say('spaced', { query })));
    byId('spaced').hidden = false;
  }

  function reportFound(question, found) {
    const { count, exact } = Jianbao.total(found);
    const some = exact ? 'found' : 'about';
    const key = question.query.trim() ? (count ? some : noneKey(question, found)) : 'chosen';
    report(key, { query: quoted(question.query), n: sayNumber(count) });
  }

  /** What is said where nothing was found: why that may be. */
  function noneKey(question, found) {
    if (found.lost.size) return 'none-lost';
    return Object.keys(chosenIn(question)).length ? 'none-chosen' : 'none';
  }

  /** Leads to the pages of whom or what the query names. Without them the results are as good as before. */
  async function showPages({ query }, { fold }) {
    const isWanted = waiting();
    const pages = await Jianbao.pagesNamed(nameLoader, document.querySelector('.search').dataset.files, query, fold)
      .catch(() => []);
    if (!isWanted()) return;
    byId('pages').replaceChildren(...pages.map(draw.pageLink));
    byId('pages').hidden = !pages.length;
  }

  function append(question, found, items, next) {
    const before = links().length;
    const { count } = Jianbao.total(found);
    list.append(...items);
    more.hidden = !Jianbao.hasMore(found);
    onClick(more, async isWanted => {
      const added = await next(MORE);
      if (!isWanted()) return;
      append(question, found, added, next);
      reportFound(question, found);
      if (Jianbao.total(found).count < count) showFacets(question, found).catch(fail);
      showLost(found.lost);
      lead(links()[before + items.length], more);
      remember({ ...remembered(), shown: links().length }); // Who has opened a result meanwhile comes back to it.
    });
  }

  /** What a button does for this answer: one thing at a time, and nothing when another question has been asked. */
  function onClick(button, action) {
    const isWanted = waiting();
    let isBusy = false;
    button.onclick = async () => {
      if (isBusy || !isWanted()) return;
      isBusy = true;
      try {
        await action(isWanted);
      } catch (error) {
        if (isWanted()) fail(error);
      } finally {
        isBusy = false;
      }
    };
  }

  function fail(error) {
    const known = error instanceof Jianbao.Problem && error.message in words;
    if (!known) console.error(error);
    report(known ? error.message : 'broken');
  }

  function clear() {
    list.replaceChildren();
    byId('facets').querySelector('div').replaceChildren();
    for (const part of [more, tools, ...['facets', 'chosen', 'lost', 'pages', 'spaced'].map(byId)]) part.hidden = true;
  }

  function report(key, values) {
    byId('status').textContent = say(key, values);
  }

  function showLost(lost) {
    const [file, ...others] = Array.from(lost, part => `search/${part}.js`);
    if (!file) return;
    const files = others.length ? say('more-files', { file, n: others.length + 1 }) : file;
    byId('lost').textContent = say('lost', { files });
    byId('lost').hidden = false;
  }

  function showTools(question, found) {
    for (const link of tools.querySelectorAll('a')) {
      const { name, value } = link.dataset;
      link.href = addressOf({ ...question, [name]: value });
      link.setAttribute('aria-current', (question[name] || '') === value);
    }
    byId('view').hidden = !isText(found);
    onClick(byId('table'), isWanted => save(question, found, isWanted));
    tools.hidden = !found.hits.length;
  }

  /** One listener follows all links to other questions. */
  function follow(event) {
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.classList.contains('go')) { // A place in a list that is about to go would be none in the next one.
      remember(listed === turn ? { shown: links().length, at: links().indexOf(link) } : {});
    }
    if (!link.getAttribute('href').startsWith('?')) return;
    event.preventDefault();
    const question = questionIn(link.search);
    put(question);
    ask(question, true);
    if (!tools.contains(link)) byId('status').focus({ preventScroll: true }); // The link is about to go.
  }

  /* What only some readers need. */

  const page = { ...draw, report };
  const loaded = new Map();

  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, Jianbao.addToHead('script', { src: `${dataset.site}static/${name}.js` }));
      loaded.get(name).catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  }

  async function save(question, found, isWanted) {
    await load('concordance');
    if (!isWanted()) return;
    await Jianbao.saveTable(page, question, found, isWanted);
    if (isWanted()) showLost(found.lost);
  }

  /* The fields and the keys. */

  const typed = () => ({ ...asked(), query: field.value });

  function schedule() {
    clearTimeout(typing);
    if (composing) return;
    turn++; // What comes now for the question before would not be seen long.
    typing = setTimeout(() => ask(typed(), false), PAUSE);
  }

  /** What is typed in one form is shown in the other. */
  function share({ target }) {
    if (target.form === fields) field.value = Jianbao.compose(Object.fromEntries(new FormData(fields)), signs);
    else if (target === field) fill();
    else return;
    schedule();
  }

  /** Shows the query of a question in place of what is typed. */
  function put({ query }) {
    field.value = query;
    fill();
  }

  function fill() {
    if (!Jianbao.take) return; // Nobody has opened the form.
    for (const [name, value] of Object.entries(Jianbao.take(field.value))) fields.elements[name].value = value;
  }

  function offer() {
    fields.hidden = false;
    fill();
  }

  const signs = Object.fromEntries(FIELDS.map(name => [name, say(`sign-${name}`)]));
  const links = () => Array.from(list.querySelectorAll('.go'));

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || composing || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (listed !== turn) return;
    const at = links().indexOf(document.activeElement);
    if (at < 0 && (step < 0 || document.activeElement !== field)) return;
    const target = at + step < 0 ? field : links()[at + step];
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  document.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(typing);
  });
  document.addEventListener('compositionend', event => {
    composing = false;
    share(event);
  });
  document.addEventListener('input', share);
  document.addEventListener('submit', event => {
    event.preventDefault();
    ask(typed(), true);
  });
  document.addEventListener('keydown', move);
  document.querySelector('.search').addEventListener('click', follow);
  window.addEventListener('popstate', () => {
    if (addressOf(asked()) !== answered) start(); // Else somebody went to a place on this page.
  });

  function start() {
    const question = asked();
    put(question);
    return answer(question, remembered());
  }

  byId('form').hidden = false;
  byId('form').addEventListener('toggle', () => load('query-form').then(offer, fail));
  if (location.search) remember(remembered());
  if (early.query) ask(typed(), false); else start();
  const isNowhere = early.element === document.body && !field.value && remembered().at === undefined;
  if (early.element === field || isNowhere) field.focus();
})();
