'use strict';
/* Answers queries: puts the clauses together, ranks, checks what is shown against the text, counts facets, cuts
   snippets. What is promised is at the head of jianbao/site/index/search.py. No DOM in here; Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-index.js');
  const { key, parse, isOpen, find, candidates, plan, textName, loadFacets, facetOf, get, saving, Problem } =
    Jianbao;

  const LONGEST = 200; // Characters of a query: longer ones are pasted by mistake, or in malice.
  const CHECKED = 10; // Texts fetched at once to make a count exact: no more than are listed at first.
  const AT_ONCE = 24; // Texts asked for at once: of thousands a browser refuses some.
  const SNIPPET = 110; // Characters.
  const BEFORE = 24; // Characters before the match.
  const CUT = '……';
  const STOP = /[：；，。！？]/;
  const CLOSING = /[”’》）」』]/;
  const SHORTEST_CLAUSE = 5; // As in view.py.
  const FACETS = ['place', 'year', 'outlet', 'source', 'person', 'told'];

  /** Everything that a query finds under the chosen facets; `next` then gives the results to show. With `order`
      "new" the newest go first. A query without words finds all articles that its other clauses allow. */
  async function search(index, query, chosen = {}, order = '') {
    const all = parse(query, index.fold);
    if (isOpen(query, index.fold)) throw new Problem('open');
    if (all.reduce((sum, clause) => sum + Array.from(clause.key).length, 0) > LONGEST) throw new Problem('long');
    if (!Object.keys(chosen).length && all.every(clause => clause.not)) {
      throw new Problem(all.length ? 'only-not' : 'empty');
    }
    const clauses = all.filter(clause => !clause.name).map(clause => ({ ...clause, plan: plan(clause, index.marks) }));
    const filters = all.filter(clause => clause.name).map(clause => asked(index, clause));
    const lost = new Set(index.lost);
    await loadFacets(index, [...Object.keys(chosen), ...all.map(clause => clause.name).filter(Boolean)], lost);
    const found = await Promise.all(index.blocks.map(block => searchBlock(index, block, clauses, filters, lost)));
    const answer = { index, clauses, lost, all: found.flat(), place: 0 };
    await makeExact(answer);
    answer.all.sort(order === 'new' ? byDay : byRank);
    choose(answer, chosen);
    return answer;
  }

  async function searchBlock(index, block, clauses, filters, lost) {
    const lists = await saving(lost, () => Promise.all(clauses.map(clause => candidates(index, block, clause))));
    if (!lists) return [];
    const wanted = lists.filter((_, i) => !clauses[i].not);
    const documents = wanted.length ? wanted.reduce((a, b) => (b.size < a.size ? b : a)) : Array(block.entry.documents);
    const hits = [];
    for (const document of documents.keys()) {
      const hit = { block, document, number: block.first + document, field: 0, count: 0, sure: true, wrong: false };
      if (filters.every(passes => passes(hit)) && judge(hit, clauses, lists)) hits.push(hit);
    }
    return hits;
  }

  /** Whether the lists allow a document to be a hit; if so, its rank, and whether it is sure. */
  function judge(hit, clauses, lists) {
    return clauses.every(({ not, plan: { exact } }, i) => {
      const evidence = lists[i].get(hit.document);
      if (evidence && !exact) hit.sure = false;
      if (not) return !evidence || !exact;
      if (!evidence) return false;
      hit.field += evidence.field;
      hit.count += evidence.count;
      return true;
    });
  }

  const byDay = (a, b) => a.number - b.number;
  const byRank = (a, b) => a.field - b.field || b.count - a.count || byDay(a, b);

  /** Checks what is not sure, if it is little. */
  async function makeExact(answer) {
    const unsure = answer.all.filter(hit => !hit.sure);
    if (unsure.length > CHECKED) return;
    await Promise.all(unsure.map(hit => check(answer, hit)));
    answer.all = answer.all.filter(hit => !hit.wrong);
  }

  /** Reads the hit's text and finds the clauses in it. */
  async function check(answer, hit) {
    if (hit.blocks || hit.wrong) return;
    const entry = await saving(answer.lost, () => textOf(answer.index, hit));
    if (!entry) {
      hit.wrong = true;
      return;
    }
    const { clauses } = answer;
    hit.entry = entry;
    hit.blocks = entry.blocks.map(block => ({ ...block, spans: clauses.map(clause => find(block.key, clause)) }));
    const fields = clauses.map((_, i) => Math.min(...hit.blocks.map(b => (b.spans[i].length ? b.field : Infinity))));
    hit.wrong = clauses.some((clause, i) => clause.not === Number.isFinite(fields[i]));
    hit.sure = true;
    hit.field = clauses.reduce((sum, clause, i) => sum + (clause.not ? 0 : fields[i]), 0);
    hit.count = hit.blocks.reduce((sum, block) => sum + spansOf(block).length, 0);
  }

  async function textOf(index, hit) {
    if (!index.texts.has(hit.number)) {
      const entry = await get(index.load, textName(hit.block, hit.document));
      const blocks = entry.blocks.map(([line, field, ...text]) => ({ line, field, text, key: key(text[0], index.fold) }));
      index.texts.set(hit.number, { ...entry, blocks });
    }
    return index.texts.get(hit.number);
  }

  /** The next hits, checked; fewer than `count` when there are no more. */
  async function nextHits(answer, count) {
    const found = [];
    while (found.length < count && answer.place < answer.hits.length) {
      const hits = answer.hits.slice(answer.place, answer.place + Math.min(count - found.length, AT_ONCE));
      answer.place += hits.length;
      await Promise.all(hits.map(hit => check(answer, hit)));
      found.push(...hits.filter(hit => !hit.wrong));
    }
    return found;
  }

  /** The next results to show. */
  const next = async (answer, count) => (await nextHits(answer, count)).map(hit => result(answer, hit));

  const hasMore = answer => answer.place < answer.hits.length;

  /** How many hits there are, and whether all are certain. */
  function total({ hits }) {
    const standing = hits.filter(hit => !hit.wrong);
    return { count: standing.length, exact: standing.every(hit => hit.sure) };
  }

  /* Facets. A filter says of a hit whether it passes. */

  /** A filter by the values of a facet. */
  function filter(name, test, not = false) {
    const passing = new Map();
    return ({ block, document }) => {
      const { values, of } = facetOf(block, name);
      if (!passing.has(block)) passing.set(block, values.map(test));
      return of[document].some(number => passing.get(block)[number]) !== not;
    };
  }

  /** The filter of a clause: part of a place's, a person's or a paper's name, a year or its beginning, or 2019-2021. */
  function asked({ fold }, { name, not, key: wanted }) {
    const bare = wanted.replaceAll('/', ''); // 河南省/郑州市, as corrections write it.
    const has = form => key(form.replaceAll('/', ''), fold).text.includes(bare);
    if (name !== 'year') return filter(name, value => value.some(has), not);
    const [, from, to, end] = /^(\d*)年?([-~至到]?)(\d*)年?$/.exec(wanted.normalize('NFKC')) || [];
    const last = to ? end.padEnd(4, '9') : '';
    return filter(name, ([year]) => (to ? from <= year && year <= last : Boolean(from) && year.startsWith(from)), not);
  }

  /** Narrows an answer to the chosen values. */
  function choose(answer, chosen) {
    const filters = FACETS.filter(name => chosen[name]).map(name => {
      const isChosen = ([key]) => key === chosen[name] || (name === 'place' && key.startsWith(`${chosen[name]}/`));
      return [name, filter(name, isChosen)];
    });
    answer.narrowed = own => answer.all
      .filter(hit => !hit.wrong && filters.every(([name, passes]) => name === own || passes(hit)));
    answer.hits = answer.narrowed();
  }

  /** For each of the facets its values and how many hits they have; what is chosen in a facet does not narrow its own.
      This takes more of the index, so results go first. */
  async function facets(answer, names = FACETS) {
    await loadFacets(answer.index, names, answer.lost);
    return Object.fromEntries(
      names.map(name => [name, inOrder(name, count(answer.index, name, answer.narrowed(name)))]));
  }

  function count(index, name, hits) {
    const counts = new Map();
    const add = (choice, n) => counts.set(choice, (counts.get(choice) || 0) + n);
    const numbers = new Map(index.blocks.map(block => [block, facetOf(block, name).values.map(() => 0)]));
    for (const { block, document } of hits) {
      const own = facetOf(block, name).of[document];
      if (own.length < 2 || name !== 'place') for (const number of own) numbers.get(block)[number]++;
      // Of two places in a province the province is counted once.
      else for (const choice of new Set(own.flatMap(at => choicesOf(index, name, block)[at]))) add(choice, 1);
    }
    for (const [block, counted] of numbers) {
      const choices = choicesOf(index, name, block);
      counted.forEach((n, number) => n && choices[number].forEach(choice => add(choice, n)));
    }
    return Array.from(counts, ([{ key, label, depth }, n]) => ({ key, label, depth, count: n }));
  }

  /** For each value of a block's facet what can be chosen for it: a place is in all places above it, too. */
  function choicesOf(index, name, block) {
    const facet = facetOf(block, name);
    const known = index.choices = index.choices || new Map();
    const once = (id, make) => { // One object in all blocks.
      if (!known.has(id)) known.set(id, make());
      return known.get(id);
    };
    return once(facet, () => facet.values.map(value => {
      const [keys, labels] = [0, index.script].map(form => (name === 'place' ? value[form].split('/') : [value[form]]));
      return keys.map((_, depth) => {
        const key = keys.slice(0, depth + 1).join('/');
        return once(`${name}/${key}`, () => ({ key, label: labels[depth], depth }));
      });
    }));
  }

  function inOrder(name, nodes) {
    if (name === 'year') return nodes.sort((a, b) => Number(b.key) - Number(a.key));
    const larger = (a, b) => b.count - a.count || (a.key < b.key ? -1 : 1);
    if (name !== 'place') return nodes.sort(larger);
    const below = new Map();
    for (const node of nodes.sort(larger)) {
      const parent = node.depth ? node.key.slice(0, node.key.lastIndexOf('/')) : null;
      below.set(parent, [...(below.get(parent) || []), node]);
    }
    const inTree = parent => (below.get(parent) || []).flatMap(node => [node, ...inTree(node.key)]);
    return inTree(null);
  }

  /* What is shown of a hit. */

  /** For each character of a text what the edition shows for it. */
  function shown(index, text) {
    const characters = Array.from(text[0]);
    const [base, ...exceptions] = text[1 + index.script] || [0];
    const out = base ? characters.map(character => index.table.get(character) || character) : characters;
    for (let i = 0; i < exceptions.length; i += 2) out[exceptions[i]] = exceptions[i + 1];
    return out;
  }

  /** A stretch of shown characters as [text, whether it is a match] runs. */
  function runs(characters, spans, start = 0, end = characters.length) {
    const marked = new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)));
    return together(characters.slice(start, end).map((character, i) => [character, marked.has(start + i)]));
  }

  /** Characters with marks as runs. */
  function together(characters) {
    const out = [];
    for (const [character, mark] of characters) {
      if (out.length && out[out.length - 1][1] === mark) out[out.length - 1][0] += character;
      else out.push([character, mark]);
    }
    return out;
  }

  const spansOf = block => block.spans.flat();
  const clausesIn = block => block.spans.filter(spans => spans.length).length;

  /** What makes a block good to quote: matches, then that it is text, then that it is more than a line of names. */
  function worth(block) {
    return 4 * clausesIn(block) + (block.field === 2 ? 2 : 0) + (block.text[0].length > 30 ? 1 : 0);
  }

  function result(answer, hit) {
    const { index } = answer;
    const headline = hit.blocks.find(block => block.field === 0);
    const others = hit.blocks.filter(block => block.field !== 0);
    const quoted = others.reduce((a, b) => (a && worth(a) >= worth(b) ? a : b), null);
    const target = [quoted, headline].find(block => block && clausesIn(block));
    return {
      id: hit.entry.id,
      date: hit.entry.date,
      inferred: hit.entry.inferred,
      line: target ? target.line : null,
      times: hit.count,
      title: headline
        ? runs(shown(index, headline.text), spansOf(headline))
        : [[shown(index, hit.entry.title).join(''), false]],
      made: !headline,
      snippet: quoted ? snippet(shown(index, quoted.text), spansOf(quoted)) : [],
      places: hit.entry.places.map(value => value[index.script]),
      outlets: hit.entry.outlets.map(value => value[index.script]),
    };
  }

  /** A headline's runs cut into clauses, between which a line may break: as `clauses` in jianbao/site/view.py cuts
      them. No look behind: older Safaris cannot read it. */
  function clauses(title) {
    const characters = title.flatMap(([text, mark]) => Array.from(text, character => [character, mark]));
    const at = i => (characters[i] || [''])[0];
    const ends = i => (STOP.test(at(i - 1)) && !CLOSING.test(at(i))) || (STOP.test(at(i - 2)) && CLOSING.test(at(i - 1)))
      || (at(i) === '—' && at(i + 1) === '—');
    const found = [];
    let [from, spaced, isFirst] = [0, false, true]; // isFirst: in its run between two spaces.
    for (let i = 0; i <= characters.length; i++) {
      const isSpace = i === characters.length || /\s/.test(at(i));
      if (!isSpace && !ends(i)) continue;
      if (i > from) {
        const part = characters.slice(from, i);
        const last = found[found.length - 1];
        if (!isFirst && Math.min(last.characters.length, part.length) < SHORTEST_CLAUSE) last.characters.push(...part);
        else found.push({ spaced: spaced && isFirst, characters: part });
        isFirst = false;
      }
      from = isSpace ? i + 1 : i;
      if (isSpace) [spaced, isFirst] = [found.length > 0, true];
    }
    return found.map(({ spaced, characters }) => ({ spaced, runs: together(characters) }));
  }

  /** The first match with the words around it. */
  function snippet(characters, spans) {
    const start = spans.length ? snippetStart(characters, Math.min(...spans.map(([first]) => first))) : 0;
    const end = Math.min(characters.length, start + SNIPPET);
    return [
      ...(start ? [[CUT, false]] : []),
      ...runs(characters, spans, start, end),
      ...(end < characters.length ? [[CUT, false]] : []),
    ];
  }

  /** Where the sentence begins, if that is near; else a clause; else some characters before the match. */
  function snippetStart(characters, match) {
    if (match <= BEFORE) return 0;
    const after = (marks, from) => {
      for (let start = match; start > Math.max(0, from); start--) {
        if (!marks.includes(characters[start - 1] || ' ')) continue;
        while (start < match && CLOSING.test(characters[start])) start++;
        return start;
      }
      return 0;
    };
    return after('。！？；', match - 2 * BEFORE) || after('，、：）', match - BEFORE) || match - BEFORE;
  }

  Object.assign(Jianbao, { FACETS, search, next, nextHits, hasMore, total, facets, shown, result, clauses });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
