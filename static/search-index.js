'use strict';
/* Reads the index: in which documents may a clause stand? The contract, with the format of the files, is at the
   head of jianbao/site/search.py. No DOM in here: parts come from a function `load(name)`, so Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  if (typeof module !== 'undefined') require('./search-fold.js');
  const { makeFold } = Jianbao;

  const FORMAT = 1;
  const CHUNK = 32;
  const END = '\n';
  const TERMS = 8; // Terms looked up for a clause; its text is checked in full all the same.

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
    const [table, ...heads] = await Promise.all(
      [start.shown[edition], ...start.blocks.map(([name]) => name)].map(name => saving(lost, () => get(load, name))));
    let first = 0;
    const blocks = start.blocks.map(([, length], number) => {
      const block = heads[number] && makeBlock(heads[number], first);
      first += length;
      return block;
    });
    return {
      load,
      lost,
      documents: first,
      blocks: blocks.filter(Boolean),
      fold: makeFold(start.fold),
      marks: new Set(start.marks),
      table: makeFold(table || ['', '']),
      script: edition === 'zh-Hant' ? 1 : 0,
      texts: new Map(),
    };
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

  function makeBlock(head, first) {
    const starts = [];
    let chunk = 0;
    head.chunks.forEach((length, number) => {
      if (number % 3 === 0) starts.push(chunk);
      chunk += length;
    });
    const packs = [];
    let document = 0;
    for (const [length, name] of head.texts) {
      packs.push({ start: document, name });
      document += length;
    }
    return { head, first, starts, packs, shards: new Map() };
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

  /* Terms and lists. */

  function readVarint(bytes, place) {
    let number = 0;
    let scale = 1;
    let byte;
    do {
      byte = bytes[place.at++];
      number += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    return number;
  }

  /** A shard as a map from each term to the bytes of its list. */
  function readShard({ terms, lists }) {
    const bytes = Uint8Array.from(atob(lists), unit => unit.charCodeAt(0));
    const place = { at: 0 };
    const found = new Map();
    for (const [first, seconds] of terms) {
      for (const second of seconds) {
        const length = readVarint(bytes, place);
        found.set(first + second, bytes.subarray(place.at, place.at + length));
        place.at += length;
      }
    }
    if (place.at !== bytes.length) throw new Error('damaged');
    return found;
  }

  function readList(bytes) {
    const place = { at: 0 };
    const numbers = [];
    let number = 0;
    while (place.at < bytes.length) {
      number += readVarint(bytes, place);
      numbers.push(number);
    }
    return numbers;
  }

  /** The shards of a block whose terms may begin with `start`. */
  async function shardsFor(index, block, start) {
    const names = [];
    const { terms } = block.head;
    for (let i = Math.max(0, lastNotAbove(terms, start, ([first]) => first)); i < terms.length; i++) {
      if (names.length && !terms[i][0].startsWith(start)) break;
      names.push(terms[i][1]);
    }
    return Promise.all(names.map(name => shard(index, block, name)));
  }

  async function shard(index, block, name) {
    if (!block.shards.has(name)) {
      const value = await get(index.load, name);
      try {
        block.shards.set(name, readShard(value));
      } catch {
        throw new Lost(name);
      }
    }
    return block.shards.get(name);
  }

  /** The chunks in which a term begins, or any term that begins with a character. */
  async function chunksOf(index, block, start) {
    const found = new Set();
    for (const shard of await shardsFor(index, block, start)) {
      if (shard.has(start)) readList(shard.get(start)).forEach(chunk => found.add(chunk));
      else if (Array.from(start).length === 1) {
        for (const [term, bytes] of shard) {
          if (term.startsWith(start)) readList(bytes).forEach(chunk => found.add(chunk));
        }
      }
    }
    return found;
  }

  /** What to look up for a clause: terms with their places in it, and whether that alone is exact. */
  function plan(clause, marks) {
    const characters = Array.from(clause.key);
    if (characters.length === 1) return { terms: [[0, characters[0]]], exact: true };
    const pairs = characters.slice(1).map((next, place) => [place, characters[place] + (marks.has(next) ? END : next)]);
    return { terms: spread(pairs), exact: pairs.length === 1 && !marks.has(characters[1]) };
  }

  function spread(terms) {
    if (terms.length <= TERMS) return terms;
    const step = (terms.length - 1) / (TERMS - 1);
    return Array.from({ length: TERMS }, (_, i) => terms[Math.round(i * step)]);
  }

  /** Chunks in which the clause may begin. With the first character `offset` characters into its chunk, a term
      `place` characters on begins in the chunk that `offset + place` says; some offset must suit all terms. */
  function candidateChunks(terms, lists) {
    const [[, first], ...others] = terms.map(([place], i) => [place, lists[i]]);
    return Array.from(first).filter(chunk => {
      let lowest = 0;
      let highest = CHUNK - 1;
      return others.every(([place, list]) => {
        const near = chunk + Math.floor(place / CHUNK);
        const beyond = CHUNK - (place % CHUNK); // From this offset on, the term is in the next chunk.
        if (!list.has(near)) lowest = Math.max(lowest, beyond);
        if (!list.has(near + 1)) highest = Math.min(highest, beyond - 1);
        return lowest <= highest;
      });
    });
  }

  /** For each document of a block in which the clause may stand: its best field, and how often. */
  async function candidates(index, block, clause) {
    const { terms } = clause.plan;
    const lists = await Promise.all(terms.map(([, term]) => chunksOf(index, block, term)));
    const found = new Map();
    for (const chunk of candidateChunks(terms, lists)) {
      const document = lastNotAbove(block.starts, chunk);
      const field = fieldOf(block, document, chunk);
      const before = found.get(document) || { field, count: 0 };
      found.set(document, { field: Math.min(field, before.field), count: before.count + 1 });
    }
    return found;
  }

  function fieldOf(block, document, chunk) {
    const { chunks } = block.head;
    const inside = chunk - block.starts[document];
    if (inside < chunks[3 * document]) return 0;
    return inside < chunks[3 * document] + chunks[3 * document + 1] ? 1 : 2;
  }

  Object.assign(Jianbao, { open, candidates, plan, get, saving, lastNotAbove, Problem });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
