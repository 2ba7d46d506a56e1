// How a bench of site searches asks ours: it opens `page` of a built site over http or from a disk, runs `init` and
// `search` in it, and counts bytes and milliseconds. A page without search is opened, so that init loads, and pays
// for, all that the search page does: its scripts, and the beginning of the index.
//
// mode ''      the first ten results as a reader gets them; the rest is what the lists say, unchecked
// mode 'all'   every result checked, as after pressing 更多 to the end: what "listed results" are
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const page = 'about.html';

/** Ids of the articles, in the order in which the index numbers them. */
export function prepare({ dir }) {
  return JSON.parse(readFileSync(join(dir, 'search.json'), 'utf8')).documents.map(({ id }) => id);
}

export async function init({ mode }) {
  const add = file => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { src: `static/${file}.js`, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  for (const name of ['load', 'fold', 'lists', 'index', 'answer', 'names', 'question', 'draw', 'facets']) await add(`search-${name}`);
  // The script of the page itself needs the page, and is only fetched.
  if (location.protocol !== 'file:') await (await fetch('static/search-page.js')).text();
  window.__index = await globalThis.Jianbao.open(globalThis.Jianbao.loader('', location.protocol !== 'file:'), 'zh-Hans');
  window.__all = mode === 'all';
}

export async function search(query) {
  const { Jianbao } = globalThis;
  const answer = await Jianbao.search(window.__index, `"${query}"`);
  const results = await Jianbao.next(answer, window.__all ? Infinity : 10);
  return { hits: answer.hits.filter(hit => !hit.wrong).map(hit => hit.number), shown: results.length };
}

export const toId = (number, ids) => /a\d{6}/.exec(ids[number])[0];
