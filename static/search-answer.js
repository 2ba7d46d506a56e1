'use strict';
/* Answers queries: puts the clauses together, ranks, checks what is shown against the text, counts facets, cuts
   snippets. What is promised is at the head of jianbao/site/search.py. No DOM in here; Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-index.js');
  const { key, parse, find, candidates, plan, get, saving, lastNotAbove, Problem } = Jianbao;

  const LONGEST = 200; // Characters of a query: longer ones are pasted by mistake, or in malice.
  const PACKS = 8; // Packs of texts fetched at once to make a count exact.
  const SNIPPET = 110; // Characters.
  const BEFORE = 24; // Characters before the match.
  const CUT = '……';
  const FACETS = ['place', 'year', 'outlet', 'source'];

  /** Everything that a query finds under the chosen facets; `next` then gives the results to show. */
  async function search(index, query, chosen = {}) {
    const clauses = parse(query, index.fold);
    if (clauses.some(clause => Array.from(clause.key).length > LONGEST)) throw new Problem('long');
    if (!clauses.length) throw new Problem('empty');
    if (clauses.every(clause => clause.not)) throw new Problem('only-not');
    for (const clause of clauses) clause.plan = plan(clause, index.marks);
    const lost = new Set(index.lost);
    const found = await Promise.all(index.blocks.map(block => searchBlock(index, block, clauses, lost)));
    const answer = { index, clauses, lost, all: found.flat(), place: 0 };
    await makeExact(answer);
    answer.all.sort(byRank);
    answer.hits = answer.all.filter(hit => suits(hit, chosen));
    answer.facets = facets(answer.all, chosen, index.script);
    return answer;
  }

  async function searchBlock(index, block, clauses, lost) {
    const lists = await saving(lost, () => Promise.all(clauses.map(clause => candidates(index, block, clause))));
    if (!lists) return [];
    const wanted = lists.filter((_, i) => !clauses[i].not);
    const rarest = wanted.reduce((a, b) => (b.size < a.size ? b : a));
    const hits = [];
    for (const document of rarest.keys()) {
      const hit = judge(document, clauses, lists);
      if (hit) hits.push({ ...hit, block, document, number: block.first + document });
    }
    return hits;
  }

  /** What the lists say of a document: null if it cannot be a hit, else its rank, and whether it is sure. */
  function judge(document, clauses, lists) {
    const hit = { field: 0, count: 0, sure: true };
    for (const [i, clause] of clauses.entries()) {
      const evidence = lists[i].get(document);
      if (clause.not) {
        if (evidence && clause.plan.exact) return null;
        if (evidence) hit.sure = false;
      } else {
        if (!evidence) return null;
        hit.field += evidence.field;
        hit.count += evidence.count;
        if (!clause.plan.exact) hit.sure = false;
      }
    }
    return hit;
  }

  function byRank(a, b) {
    return a.field - b.field || b.count - a.count || a.number - b.number;
  }

  /** Checks what is not sure, if few packs hold it all. */
  async function makeExact(answer) {
    const unsure = answer.all.filter(hit => !hit.sure);
    if (new Set(unsure.map(packOf)).size > PACKS) return;
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
  }

  function packOf(hit) {
    return hit.block.packs[lastNotAbove(hit.block.packs, hit.document, pack => pack.start)];
  }

  async function textOf(index, hit) {
    if (!index.texts.has(hit.number)) {
      const pack = packOf(hit);
      const entry = (await get(index.load, pack.name))[hit.document - pack.start];
      const blocks = entry.blocks.map(([line, field, ...text]) => ({ line, field, text, key: key(text[0], index.fold) }));
      index.texts.set(hit.number, { ...entry, blocks });
    }
    return index.texts.get(hit.number);
  }

  /** The next results to show, checked; fewer than `count` when there are no more. */
  async function next(answer, count) {
    const results = [];
    while (results.length < count && answer.place < answer.hits.length) {
      const hits = answer.hits.slice(answer.place, answer.place + count - results.length);
      answer.place += hits.length;
      await Promise.all(hits.map(hit => check(answer, hit)));
      results.push(...hits.filter(hit => !hit.wrong).map(hit => result(answer, hit)));
    }
    return results;
  }

  const hasMore = answer => answer.place < answer.hits.length;

  /** How many hits there are, and whether all are certain. */
  function total({ hits }) {
    const standing = hits.filter(hit => !hit.wrong);
    return { count: standing.length, exact: standing.every(hit => hit.sure) };
  }

  /* Facets. */

  function valuesOf(hit, name) {
    const { values, of } = hit.block.head.facets[name];
    return of[hit.document].map(number => values[number]);
  }

  /** A place is in all places above it: 河南省, 河南省/郑州市 … */
  function withParents(value) {
    const [keys, labels] = value.map(path => path.split('/'));
    return keys.map((_, i) => [keys.slice(0, i + 1).join('/'), labels[i], i]);
  }

  function facetNodes(hit, name, script) {
    const values = valuesOf(hit, name).map(value => [value[0], value[script]]);
    const nodes = name === 'place' ? values.flatMap(withParents) : values.map(([key, label]) => [key, label, 0]);
    return new Map(nodes.map(node => [node[0], node]));
  }

  function suits(hit, chosen, except) {
    return FACETS.every(name => !chosen[name] || name === except || facetNodes(hit, name, 0).has(chosen[name]));
  }

  /** For each facet its values with the number of hits; what is chosen in it does not narrow its own values. */
  function facets(hits, chosen, script) {
    return Object.fromEntries(FACETS.map(name => {
      const counts = new Map();
      for (const hit of hits) {
        if (!suits(hit, chosen, name)) continue;
        for (const [key, [, label, depth]] of facetNodes(hit, name, script)) {
          const before = counts.get(key) || { key, label, depth, count: 0 };
          counts.set(key, { ...before, count: before.count + 1 });
        }
      }
      return [name, inOrder(name, counts)];
    }));
  }

  function inOrder(name, counts) {
    const nodes = Array.from(counts.values());
    if (name === 'year') return nodes.sort((a, b) => Number(b.key) - Number(a.key));
    const larger = (a, b) => b.count - a.count || (a.key < b.key ? -1 : 1);
    if (name !== 'place') return nodes.sort(larger);
    const below = (parent, depth) => nodes
      .filter(node => node.depth === depth && node.key.startsWith(parent))
      .sort(larger)
      .flatMap(node => [node, ...below(`${node.key}/`, depth + 1)]);
    return below('', 0);
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
    const out = [];
    const marked = new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)));
    for (let i = start; i < end; i++) {
      const mark = marked.has(i);
      if (out.length && out[out.length - 1][1] === mark) out[out.length - 1][0] += characters[i];
      else out.push([characters[i], mark]);
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
    const target = [quoted, headline].find(block => block && clausesIn(block)) || hit.blocks[0];
    return {
      id: hit.entry.id,
      date: hit.entry.date,
      inferred: hit.entry.inferred,
      line: target ? target.line : null,
      times: hit.blocks.reduce((sum, block) => sum + spansOf(block).length, 0),
      title: headline
        ? runs(shown(index, headline.text), spansOf(headline))
        : [[shown(index, hit.entry.title).join(''), false]],
      made: !headline,
      snippet: quoted ? snippet(shown(index, quoted.text), spansOf(quoted)) : [],
      places: valuesOf(hit, 'place').map(value => value[index.script].split('/').pop()),
      outlets: valuesOf(hit, 'outlet').map(value => value[index.script]),
    };
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
        if (marks.includes(characters[start - 1] || ' ')) return start;
      }
      return 0;
    };
    return after('。！？；', match - 2 * BEFORE) || after('，、：）', match - BEFORE) || match - BEFORE;
  }

  Object.assign(Jianbao, { FACETS, search, next, hasMore, total });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
