'use strict';
/* On an article page reached from the search page (?q=…): marks what was searched for, and leads from mark to
   mark. Without a query it does nothing and loads nothing. page.js loads search-load.js before it. */
(function () {
  const query = new URLSearchParams(location.search).get('q');
  if (!query) return;

  const { lang, dataset } = document.documentElement;
  const WORDS = lang.startsWith('zh-Hant')
    ? { hits: '搜尋結果', previous: '上一處', next: '下一處', close: '去掉標記' }
    : { hits: '搜索结果', previous: '上一处', next: '下一处', close: '去掉标记' };
  // What is not the article's text but stands within its blocks.
  const APART = '.label, .seam, .tag, .beside, [hidden]';

  /** The characters of a block with their places: [text node, start, end]. */
  function characters(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT,
      node => (node.parentElement.closest(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const found = [];
    while (walker.nextNode()) {
      let start = 0;
      for (const character of walker.currentNode.data) {
        found.push({ character, node: walker.currentNode, start, end: start + character.length });
        start += character.length;
      }
    }
    return found;
  }

  /** Wraps a stretch of characters in marks, one in each text node it touches. */
  function mark(stretch) {
    const nodes = Array.from(new Set(stretch.map(({ node }) => node)));
    return nodes.map(node => {
      const own = stretch.filter(place => place.node === node);
      const range = document.createRange();
      range.setStart(node, own[0].start);
      range.setEnd(node, own[own.length - 1].end);
      const made = document.createElement('mark');
      made.className = 'hit';
      range.surroundContents(made);
      return made;
    });
  }

  function markBlock(block, clauses, fold) {
    const places = characters(block);
    const text = Jianbao.key(places.map(({ character }) => character).join(''), fold);
    const spans = Jianbao.merge(clauses.flatMap(clause => Jianbao.find(text, clause)));
    // From the end: wrapping splits a text node, and what lies before keeps its place.
    return spans.reverse().map(([start, end]) => mark(places.slice(start, end))).reverse();
  }

  function button(label, sign, action) {
    const made = document.createElement('button');
    made.type = 'button';
    made.title = label;
    made.setAttribute('aria-label', label);
    made.textContent = sign;
    made.addEventListener('click', action);
    return made;
  }

  /** A small bar that goes from hit to hit; a hit is a group of marks. */
  function makeBar(hits, first) {
    const bar = document.createElement('div');
    const count = document.createElement('span');
    let at = -1;
    bar.className = 'hits';
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', WORDS.hits);
    count.setAttribute('role', 'status');

    function go(to, scroll = true) {
      if (at >= 0) hits[at].forEach(made => made.removeAttribute('aria-current'));
      at = (to + hits.length) % hits.length;
      hits[at].forEach(made => made.setAttribute('aria-current', 'true'));
      count.textContent = `${at + 1} / ${hits.length}`;
      if (scroll) hits[at][0].scrollIntoView({ block: 'center' });
    }

    /** The bar goes, so who pressed its button by a key goes on from where the hit was. */
    function close() {
      const block = hits[at][0].closest('[id]');
      hits.flat().forEach(made => {
        const parent = made.parentNode;
        made.replaceWith(...made.childNodes);
        parent.normalize();
      });
      bar.remove();
      block.tabIndex = -1;
      block.focus({ preventScroll: true });
    }

    bar.append(count, button(WORDS.previous, '↑', () => go(at - 1)), button(WORDS.next, '↓', () => go(at + 1)),
      button(WORDS.close, '×', close));
    document.querySelector('main').append(bar);
    go(first, !('stays' in dataset));
  }

  async function start() {
    await Promise.all([
      Jianbao.addToHead('script', { src: `${dataset.site}static/search-fold.js` }),
      Jianbao.addToHead('link', { rel: 'stylesheet', href: `${dataset.site}static/search.css` }),
    ]);
    const index = await Jianbao.loader(dataset.site)('index');
    const fold = Jianbao.makeFold(index.fold);
    const clauses = Jianbao.parse(query, fold).filter(({ name, not }) => !name && !not);
    const blocks = Array.from(document.querySelectorAll('article [id^="L"]')).filter(block => /^L\d+$/.test(block.id));
    const marked = blocks.map(block => [block, markBlock(block, clauses, fold)]);
    const hits = marked.flatMap(([, found]) => found);
    if (!hits.length) return;
    const target = document.getElementById(location.hash.slice(1));
    const before = marked.slice(0, blocks.indexOf(target)).flatMap(([, found]) => found).length;
    makeBar(hits, target && blocks.includes(target) && before < hits.length ? before : 0);
  }

  start().catch(() => {}); // Without the index the article is still there to be read.
})();
