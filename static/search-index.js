'use strict';
/* Reads the index: in which documents may a clause stand? The contract, with the format of the files, is at the
   head of jianbao/site/index/search.py. No DOM in here: parts come from a function `load(name)`, so Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') {
    require('./search-fold.js');
    require('./search-lists.js');
  }
  const { makeFold, bytesOf, findTerm, intersect, order } = Jianbao;

  const FORMAT = 3;
  const FIELDS = [0, 1, 2];
  const TERMS = 3; // Terms looked up for a clause; its text is checked in full all the same.

  /** A message for the reader; `message` is its key. */
  class Problem extends Error {}

  /** A part of the index that is missing or damaged. */
  class Lost extends Error {
    constructor(part) {
      super(part);
      this.part = part;
    }
  }

  /** The index, ready for queries. `edition` is zh-Hans or zh-Hant. */
  async function open(load, edition) {
    const start = await load('index').catch(() => { throw new Problem('missing'); });
    if (start.format !== FORMAT) throw new Problem('format');
    const lost = new Set();
    const table = await saving(lost, () => get(load, start.shown[edition]));
    let first = 0;
    const blocks = start.blocks.map(entry => {
      const block = makeBlock(entry, first);
      first += entry.documents;
      return block;
    });
    return {
      load,
      lost,
      documents: first,
      blocks,
      fold: makeFold(start.fold),
      marks: new Set(start.marks),
      table: makeFold(table || ['', '']),
      script: edition === 'zh-Hant' ? 1 : 0,
      texts: new Map(),
    };
  }

  function makeBlock(entry, first) {
    let start = 0;
    const groups = entry.texts.map(([length, name]) => {
      const group = { start, name };
      start += length;
      return group;
    });
    return { entry, first, groups, pages: termsOf(entry.pages), directory: new Map(), shards: new Map(), facets: new Map() };
  }

  async function get(load, part) {
    return load(part).catch(() => { throw new Lost(part); });
  }

  /** What `action` gives, or null if a part it needs is lost; the part is noted. */
  async function saving(lost, action) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      lost.add(error.part);
      return null;
    }
  }

  /** A part as `read` makes it; kept in `known`. */
  async function once(index, known, name, read) {
    if (!known.has(name)) {
      const value = await get(index.load, name);
      try {
        known.set(name, read(value));
      } catch {
        throw new Lost(name);
      }
    }
    return known.get(name);
  }

  /** The last place of an ascending list whose item is not above `wanted`, or -1. */
  function lastNotAbove(list, wanted, item = x => x) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (item(list[middle]) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Terms written one after the other, as numbers in their order. */
  function termsOf(text) {
    const characters = Array.from(text);
    return Array.from({ length: characters.length / 2 }, (_, i) => order(characters[2 * i] + characters[2 * i + 1]));
  }

  const readShard = ([before, sum, data]) => ({ before, bytes: bytesOf(data, sum) });

  /** The lists of a term in a block, one for each field. */
  async function listsOf(index, block, term) {
    const { terms, documents } = block.entry;
    const wanted = order(term);
    const page = lastNotAbove(block.pages, wanted);
    if (page < 0) return FIELDS.map(() => null);
    const firsts = await once(index, block.directory, `${terms}/${page}`, termsOf);
    const name = `${terms}/${page}/${lastNotAbove(firsts, wanted)}`;
    const shard = await once(index, block.shards, name, readShard);
    return findTerm(shard, wanted, documents);
  }

  /** What to look up for a clause: terms with their places in it, and whether that alone is exact. */
  function plan(clause, marks) {
    const characters = Array.from(clause.key);
    const isLetter = characters.map(character => !marks.has(character));
    const pairs = [];
    let covered = 0;
    characters.forEach((character, place) => {
      if (!isLetter[place] || !isLetter[place + 1]) return;
      if (place < covered && isLetter[place + 2]) return;
      pairs.push([place, character + characters[place + 1]]);
      covered = place + 2;
    });
    const exact = characters.length === 1 || (characters.length === 2 && pairs.length === 1);
    return { terms: spread(pairs.length ? pairs : alone(characters, isLetter)), exact };
  }

  /** Characters to look up where no two letters stand side by side. */
  function alone(characters, isLetter) {
    const letters = characters.filter((_, place) => isLetter[place]);
    return Array.from(new Set(letters.length ? letters : characters), character => [0, character]);
  }

  function spread(terms) {
    if (terms.length <= TERMS) return terms;
    const step = (terms.length - 1) / (TERMS - 1);
    return Array.from({ length: TERMS }, (_, i) => terms[Math.round(i * step)]);
  }

  /** For each document of a block in which the clause may stand: its best field, and about how often. */
  async function candidates(index, block, clause) {
    const { terms } = clause.plan;
    const lists = await Promise.all(terms.map(([, term]) => listsOf(index, block, term)));
    const places = terms.map(([place]) => place);
    const found = new Map();
    for (const field of FIELDS) {
      intersect(lists.map(each => each[field]), places, (document, count) => {
        const before = found.get(document);
        if (before) before.count += count;
        else found.set(document, { field, count });
      });
    }
    return found;
  }

  /** The name of the text of a document. */
  function textName({ groups }, document) {
    const { start, name } = groups[lastNotAbove(groups, document, group => group.start)];
    return `${name}/${document - start}`;
  }

  /** Loads these facets of all blocks. */
  async function loadFacets(index, names, lost) {
    await Promise.all(index.blocks.flatMap(block =>
      names.filter(name => block.entry.facets[name])
        .map(name => saving(lost, () => once(index, block.facets, block.entry.facets[name], facet => readFacet(index, facet))))));
  }

  /** Facets in which some document has a value. */
  const namesOfFacets = (index, names) => names.filter(name => index.blocks.some(({ entry }) => entry.facets[name]));

  function readFacet({ table, script }, { values, of }) {
    const label = text => (script ? Array.from(text, character => table.get(character) || character).join('') : text);
    return {
      values: values.map(value => (Array.isArray(value) ? value : [value, label(value)])),
      of: of.map(own => (Array.isArray(own) ? own : [own])),
    };
  }

  /** A facet of a block: all its `values`, and the numbers `of` each document. One that is lost has none. */
  function facetOf(block, name) {
    block.empty = block.empty || { values: [], of: Array(block.entry.documents).fill([]) };
    return block.facets.get(block.entry.facets[name]) || block.empty;
  }

  Object.assign(Jianbao, { open, candidates, plan, textName, loadFacets, namesOfFacets, facetOf, get, saving, Problem });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
