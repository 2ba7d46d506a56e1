// The page's search code on an index that Python wrote (test_search.py). Needs no packages: node --test
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const Jianbao = createRequire(import.meta.url)('../../static/search-answer.js');
const { files, keys, titles, queries, crowd, inCrowd } = JSON.parse(readFileSync(new URL('fixture.json', import.meta.url), 'utf8'));

const load = async name => {
  if (!(name in files)) throw new Error(name);
  return structuredClone(files[name]);
};
const without = lost => async name => (name === lost ? Promise.reject(new Error(name)) : load(name));
const named = kind => Object.keys(files).filter(name => name.startsWith(`${kind}/`));

async function run(query, { edition = 'zh-Hans', chosen = {}, count = 99, from = load } = {}) {
  const answer = await Jianbao.search(await Jianbao.open(from, edition), query, chosen);
  const results = await Jianbao.next(answer, count);
  return { ...answer, facets: await Jianbao.facets(answer), results, ids: results.map(result => result.id), total: Jianbao.total(answer) };
}

// Quotation marks within would end a phrase; without spaces it need not be one.
const asPhrase = query => (/["“”＂「」『』]/.test(query) ? query : `"${query}"`);
const plain = runs => runs.map(([text]) => text).join('');
const marked = runs => runs.filter(([, mark]) => mark).map(([text]) => text);

test('the fixture has several of everything', () => {
  const { blocks } = files.index;
  assert.ok(blocks.length > 1);
  assert.ok(blocks.some(({ texts }) => texts.length > 1));
  assert.ok(blocks.some(({ terms }) => `${terms}/1/0` in files));
});

test('keys are those of Python', () => {
  const fold = Jianbao.makeFold(files.index.fold);
  for (const [text, key] of keys) assert.equal(Jianbao.key(text, fold).text, key);
});

test('found is exactly what stands in the texts', async () => {
  for (const [query, ids] of queries) {
    if (/^[-－"“”＂「」『』]|[\s\u3000].*["“”＂「」『』]|["“”＂「」『』].*\s/.test(query)) continue;
    const { ids: found, total } = await run(asPhrase(query));
    assert.deepEqual(found.sort(), ids, query);
    assert.deepEqual(total, { count: ids.length, exact: true }, query);
  }
});

test('found is exactly what stands in one of many texts', async () => {
  const from = async name => structuredClone(crowd[name]);
  for (const [query, ids] of inCrowd) assert.deepEqual((await run(`"${query}"`, { from })).ids.sort(), ids, query);
});

test('both editions find the same', async () => {
  for (const query of ['郑凯', '鄭凱', '随着', '瞭解']) {
    const found = await Promise.all(['zh-Hans', 'zh-Hant'].map(edition => run(query, { edition })));
    assert.ok(found[0].ids.length, query);
    assert.deepEqual(found[0].ids, found[1].ids, query);
  }
});

test('a clause in quotes, several by AND, and one that must not stand there', async () => {
  assert.deepEqual((await run('"new york"')).ids, ['b-2']);
  assert.deepEqual((await run('“郑凯” 工地')).ids, ['a-1']);
  assert.deepEqual((await run('郑凯　最难的')).ids, ['a-2']);
  assert.deepEqual((await run('郑凯 -工地 -后半夜 -车队')).ids, ['b-2']);
  assert.deepEqual((await run('郑凯 -"new york 的书"')).ids.includes('b-2'), false);
  assert.deepEqual((await run('「第三次')).ids, ['b-1']);
});

test('marks inside a word are looked for as they stand', async () => {
  assert.deepEqual((await run('，“爱心”车队')).ids, ['b-1']);
  assert.deepEqual((await run('a@b.cn')).ids, ['b-2']);
  assert.deepEqual((await run('<b>&')).ids, ['b-2']);
});

test('the headline goes before the text, then the number of hits, then the day', async () => {
  assert.deepEqual((await run('郑凯')).ids, ['b-1', 'a-1', 'a-2', 'b-2']);
  assert.deepEqual((await run('第三次')).ids, ['b-1']);
  assert.deepEqual((await run('老师')).ids, ['c-1']);
});

test('a headline breaks between its clauses, whatever is marked in it', () => {
  const cut = title => Jianbao.clauses(title).map(({ spaced, runs }) =>
    (spaced ? ' ' : '') + runs.map(([text, mark]) => (mark ? `[${text}]` : text)).join(''));
  assert.deepEqual(cut([['某市：干', false], ['部冲', true], ['在前 “平安归来！”，共赴春天的约会', false]]),
    ['某市：干[部冲]在前', ' “平安归来！”，', '共赴春天的约会']);
  assert.deepEqual(cut([['水退了，人', false], ['回来了，都', true], ['说今年不一样——记东坡村', false]]),
    ['水退了，人[回来了，]', '[都]说今年不一样', '——记东坡村']);
  assert.deepEqual(cut([['桥通了', true]]), ['[桥通了]']);
  assert.deepEqual(cut([]), []);
});

test('the clauses of a headline are those of the other pages', () => {
  for (const [title, parts] of titles) {
    const cut = Jianbao.clauses([[title, false]]).map(({ spaced, runs }) => [spaced, plain(runs)]);
    assert.deepEqual(cut, parts, JSON.stringify(title));
  }
});

test('a hit tells title, line, words around it and number', async () => {
  const [hit] = (await run('最难的')).results;
  assert.equal(hit.id, 'a-2');
  assert.equal(hit.line, 4);
  assert.equal(plain(hit.title), '桥通了');
  assert.deepEqual(marked(hit.snippet), ['最难的']);
  assert.ok(plain(hit.snippet).startsWith('……郑凯说，最难的是后半夜。'));
  assert.equal(hit.times, 1);
  assert.deepEqual([hit.date, hit.places], ['2020-02-13', ['新密市']]);
});

test('a hit in the headline alone is marked there, and the text begins below', async () => {
  const [hit] = (await run('把路修到')).results;
  assert.deepEqual(marked(hit.title), ['把路修到']);
  assert.equal(hit.line, 1);
  assert.equal(plain(hit.snippet), '修路的人说，郑凯每天６点到工地。');
});

test('hits are shown in the reader\'s script', async () => {
  const [hant] = (await run('随着', { edition: 'zh-Hant' })).results;
  const [hans] = (await run('随着')).results;
  assert.equal(plain(hant.title), '鄭凱隨著車隊進村');
  assert.equal(plain(hans.title), '郑凯随着车队进村');
  assert.deepEqual([marked(hant.title), marked(hans.title)], [['隨著'], ['随着']]);
  const [quoted] = (await run('后半夜', { edition: 'zh-Hant' })).results;
  assert.deepEqual(marked(quoted.snippet), ['後半夜']);
  assert.deepEqual(quoted.places, ['新密市']);
});

test('spaces that the page leaves out are left out', async () => {
  const [hit] = (await run('2月3日')).results;
  assert.equal(plain(hit.snippet), '2020年2月3日，记者 郑 凯。');
  assert.deepEqual(marked(hit.snippet), ['2月3日']);
});

test('characters outside the basic plane keep the places right', async () => {
  const [hit] = (await run('教了三十年')).results;
  assert.deepEqual(marked(hit.snippet), ['教了三十年']);
  assert.deepEqual(marked((await run('𠮷')).results[0].title), ['𠮷']);
});

test('facets count, and narrow', async () => {
  const all = await run('郑凯');
  assert.deepEqual(all.facets.place.map(({ label, depth, count }) => [label, depth, count]), [
    ['河南省', 0, 3], ['郑州市', 1, 3], ['新密市', 2, 3], ['安徽省', 0, 1], ['六安市', 1, 1], ['金安区', 2, 1]]);
  assert.deepEqual(all.facets.year.map(({ key, count }) => [key, count]), [['2020', 2], ['2019', 1]]);
  const narrowed = await run('郑凯', { chosen: { place: '河南省/郑州市', year: '2020' } });
  assert.deepEqual(narrowed.ids, ['a-2']);
  assert.deepEqual(narrowed.facets.year.map(({ key }) => key), ['2020', '2019']);
  assert.deepEqual(narrowed.facets.outlet, []);
  assert.deepEqual((await run('郑凯', { chosen: { place: '火星' } })).ids, []);
});

test('facets do not count what the text has shown to be no hit', async () => {
  const answer = await Jianbao.search(await Jianbao.open(load, 'zh-Hans'), '郑凯');
  answer.hits.find(({ number }) => number === 1).wrong = true;
  const { place } = await Jianbao.facets(answer);
  assert.equal(Jianbao.total(answer).count, 3);
  assert.deepEqual(place.map(({ label, count }) => [label, count]).slice(0, 2), [['河南省', 2], ['郑州市', 2]]);
});

test('facets are named in the reader\'s script, and keep their keys', async () => {
  const { facets } = await run('郑凯', { edition: 'zh-Hant' });
  assert.deepEqual(facets.outlet.map(({ key, label }) => [key, label]), [['山河日报', '山河日報'], ['映河网', '映河網']]);
  assert.equal(facets.place[1].label, '鄭州市');
});

test('results come in portions', async () => {
  const answer = await Jianbao.search(await Jianbao.open(load, 'zh-Hans'), '郑凯');
  assert.equal((await Jianbao.next(answer, 3)).length, 3);
  assert.ok(Jianbao.hasMore(answer));
  assert.equal((await Jianbao.next(answer, 3)).length, 1);
  assert.equal(Jianbao.hasMore(answer), false);
});

test('texts are not all asked for at once', async () => {
  let [open, most] = [0, 0];
  const from = async name => {
    open += name.startsWith('texts/');
    most = Math.max(most, open);
    await new Promise(resolve => setTimeout(resolve));
    open -= name.startsWith('texts/');
    return structuredClone(crowd[name]);
  };
  const { ids } = await run('郑', { from, count: Infinity });
  assert.ok(ids.length > 24);
  assert.ok(most > 0 && most <= 24);
});

test('what cannot be searched for is refused by name', async () => {
  const refused = (query, message) => assert.rejects(run(query), { message });
  await refused('  ', 'empty');
  await refused('""', 'empty');
  await refused('-郑凯', 'only-not');
  await refused('长'.repeat(201), 'long');
  assert.deepEqual((await run('长'.repeat(200))).ids, []);
});

test('odd characters do no harm', async () => {
  for (const query of ['\u0000\u0007', '.*[(\\', '<img src=x onerror=alert(1)>', '%', '\ud800', '__proto__ constructor']) {
    await run(query).catch(error => assert.ok(error instanceof Jianbao.Problem, `${query}: ${error.stack}`));
  }
});

test('a lost shard is named, and the other blocks are still searched', async () => {
  const all = (await run('郑凯')).ids.length;
  let least = all;
  for (const name of [...named('terms'), ...named('texts'), ...named('facets')]) {
    const { ids, lost } = await run('郑凯', { from: without(name) });
    assert.ok(ids.length === all || lost.has(name), name);
    least = Math.min(least, ids.length);
  }
  assert.ok(least > 0 && least < all);
});

test('a damaged shard counts as lost', async () => {
  const changed = data => `${data.slice(0, 8)}${data[8] === 'A' ? 'B' : 'A'}${data.slice(9)}`;
  const damages = [
    ([before, sum, data]) => [before, sum, changed(data)],
    ([before, sum, data]) => [before, sum, data.slice(0, -8)],
    ([before, sum]) => [before, sum, '<html>'],
    () => null,
  ];
  for (const damage of damages) {
    const from = async name => (/^terms\/.*\/.*\//.test(name) ? damage(files[name]) : load(name));
    const { ids, lost } = await run('郑凯', { from });
    assert.deepEqual(ids, []);
    assert.ok(lost.size > 0);
  }
});

test('no index, and one of another make, are told apart', async () => {
  await assert.rejects(Jianbao.open(without('index'), 'zh-Hans'), { message: 'missing' });
  await assert.rejects(Jianbao.open(async () => ({ format: 99 }), 'zh-Hans'), { message: 'format' });
});

test('lists are brought together at the places of their terms', () => {
  const found = (lists, at) => {
    const out = [];
    Jianbao.intersect(lists, at, (document, count) => out.push([document, count]));
    return out;
  };
  const list = entries => ({ documents: entries.map(([d]) => d), places: Int32Array.from(entries, ([, p]) => 1 << p) });
  assert.deepEqual(found([list([[1, 31], [4, 2]]), list([[1, 0], [2, 5], [4, 4]])], [0, 1]), [[1, 1]]);
  assert.deepEqual(found([list([[1, 3]]), { documents: [1], places: null }], [0, 7]), [[1, 1]]);
  assert.deepEqual(found([list([[1, 3]]), null], [0, 1]), []);
  assert.deepEqual(found([list([[7, 30]]), list([[7, 3]])], [0, 37]), [[7, 1]]);
});
