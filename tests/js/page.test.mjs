// What the search page asks beside words: fields of a query, the form, the order, choices, the concordance.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const Jianbao = require('../../static/concordance.js');
require('../../static/query-form.js');
const { files, keys, queries } = JSON.parse(readFileSync(new URL('fixture.json', import.meta.url), 'utf8'));
const fold = Jianbao.makeFold(files.index.fold);
const load = async name => structuredClone(files[name]);

async function search(query, { edition = 'zh-Hans', chosen = {}, order } = {}) {
  return Jianbao.search(await Jianbao.open(load, edition), query, chosen, order);
}

async function ids(query, options) {
  return (await Jianbao.next(await search(query, options), 99)).map(({ id }) => id);
}

async function lines(query, options) {
  return Jianbao.nextLines(await search(query, options), Infinity);
}

test('a query is taken apart', () => {
  const parts = query => Jianbao.parse(query, fold).map(({ name, not, key }) => [name, not, key]);
  assert.deepEqual(parts('郑凯　-"new york" 「第 三」'), [
    [undefined, false, '郑凯'], [undefined, true, 'new york'], [undefined, false, '第三']]);
  assert.deepEqual(parts('地点:新密 作者：薛璐 -年份:2020'), [
    ['place', false, '新密'], ['person', false, '薛璐'], ['year', true, '2020']]);
  assert.deepEqual(parts('地方:新密 -地點:新密 记者:薛璐 記者：薛璐 报刊:晚报 報刊:晚报 outlet:a'), [
    ['place', false, '新密'], ['place', true, '新密'], ['person', false, '薛璐'], ['person', false, '薛璐'],
    ['outlet', false, '晚报'], ['outlet', false, '晚报'], ['outlet', false, 'a']]);
  assert.deepEqual(parts('PLACE:a By:"b c" year: 2019-2020'), [
    ['place', false, 'a'], ['person', false, 'b c'], ['year', false, '2019-2020']]);
  assert.deepEqual(parts('by:a person:b 人物:c'), [['person', false, 'a'], ['told', false, 'b'], ['told', false, 'c']]);
  assert.deepEqual(parts('地點:新密 "地点:新密" 有地点:新密'), [
    ['place', false, '新密'], [undefined, false, '地点:新密'], [undefined, false, '有地点:新密']]);
  for (const nothing of ['', ' 　', '""', '-', '地点:', '-作者：""', '\u0000\u0007', '\u200b']) {
    assert.deepEqual(parts(nothing), [], nothing);
  }
});

test('marks between words can be spaces', () => {
  const said = ['曾庆余，教师', '曾庆余、刘芳菲;陈 -县、镇 "天，地" 地方:a,b', '。曾庆余/刘芳菲', '1,000人', '曾庆余 教师', ''];
  assert.deepEqual(said.map(Jianbao.spaced),
    ['曾庆余 教师', '曾庆余 刘芳菲 陈 -县、镇 "天，地" 地方:a,b', '曾庆余 刘芳菲', '', '', '']);
});

test('any characters make a query that can be taken apart', () => {
  const characters = Array.from('-－"“”「」『』＂:： 　\u0000\n地点人物place郑凯.*[(\\<b>&%\ud800𠮷');
  let seed = 7;
  const draw = limit => {
    seed = (seed * 48271) % 2147483647;
    return seed % limit;
  };
  for (let n = 0; n < 2000; n++) {
    const query = Array.from({ length: draw(12) }, () => characters[draw(characters.length)]).join('');
    const clauses = Jianbao.parse(query, fold);
    const signs = { place: '地点', person: '作者', told: '人物', year: '年份', outlet: '报刊' };
    const again = Jianbao.parse(Jianbao.compose(Jianbao.take(query), signs), fold);
    const sorted = list => list.map(({ name, not, key }) => `${name} ${not} ${key}`).sort();
    assert.deepEqual(sorted(again), sorted(clauses), JSON.stringify(query));
  }
});

test('a form shows a query by its parts, and makes one', () => {
  const query = '郑凯 工地 "new york" -学校 -“一 二” 地点:新密 作者:薛璐 人物:郑凯 年份:2019-2020 报刊:晚报 地点:郑州';
  const form = Jianbao.take(query);
  assert.deepEqual(form, {
    all: '郑凯 工地 -“一 二” 地点:郑州', phrase: 'new york', none: '学校', place: '新密', person: '薛璐', told: '郑凯',
    year: '2019-2020', outlet: '晚报' });
  const signs = { place: '地點', person: '作者', told: '人物', year: '年份', outlet: '报刊' };
  assert.equal(Jianbao.compose(form, signs),
    '郑凯 工地 -“一 二” 地点:郑州 "new york" -学校 地點:新密 作者:薛璐 人物:郑凯 年份:2019-2020 报刊:晚报');
  const typed = {
    all: ' ', phrase: '他说"好"', none: '-a 地点:b', place: 'x y', person: '', told: '', year: '', outlet: '' };
  assert.equal(Jianbao.compose(typed, signs), '"他说“好“" -"-a" -"地点:b" 地點:"x y"');
});

test('every text can be asked for as a phrase of the form', () => {
  for (const [text, key] of [...keys, ...queries.map(([query]) => [query, null])]) {
    const form = { all: '', phrase: text, none: '', place: '', person: '', told: '', year: '', outlet: '' };
    const query = Jianbao.compose(form, {});
    const clauses = Jianbao.parse(query, fold);
    assert.equal(clauses.length, 1, text);
    assert.equal(clauses[0].key, key ?? Jianbao.key(text, fold).text.replace(/^ | $/g, ''));
  }
});

test('a place, a person and a year narrow what is found', async () => {
  assert.deepEqual(await ids('郑凯 地点:新密'), ['a-1', 'a-2', 'b-2']);
  assert.deepEqual(await ids('郑凯 place:金安'), ['b-2']);
  assert.deepEqual(await ids('報刊:山河'), ['a-1', 'c-1']);
  assert.deepEqual(await ids('郑凯 -地点:新密'), ['b-1']);
  assert.deepEqual(await ids('郑凯 地點:河南省郑州市'), ['a-1', 'a-2', 'b-2']);
  assert.deepEqual(await ids('郑凯 地点:河南省/郑州市'), ['a-1', 'a-2', 'b-2']);
  for (const open of ['地方:', '郑凯 年份：', '-人物:""']) await assert.rejects(ids(open), { message: 'open' }, open);
  assert.deepEqual(await ids('郑凯 作者:苏'), ['b-1', 'a-1']);
  assert.deepEqual(await ids('郑凯 by:蘇寧'), ['b-1', 'a-1']);
  assert.deepEqual(await ids('郑凯 人物:鄭'), ['b-1', 'a-1']);
  assert.deepEqual(await ids('person:薛璐'), ['b-1']);
  assert.deepEqual(await ids('郑凯 by:薛璐'), ['a-1']);
  assert.deepEqual(await ids('郑凯 年份:2020'), ['b-1', 'a-2']);
  assert.deepEqual(await ids('郑凯 year:２０１９'), ['a-1']);
  assert.deepEqual(await ids('郑凯 year:2019-2020'), ['b-1', 'a-1', 'a-2']);
  assert.deepEqual(await ids('郑凯 年份:2020年'), ['b-1', 'a-2']);
  for (const none of ['2021-', '-2018', '二〇二〇', '2020-2019', '.*']) {
    assert.deepEqual(await ids(`郑凯 年份:${none}`), [], none);
  }
});

test('without words there are all articles, newest first', async () => {
  assert.deepEqual(await ids('年份:2018-2019'), ['a-1', 'c-2', 'c-1']);
  assert.deepEqual(await ids('作者:苏宁 -工地'), ['b-1']);
  assert.deepEqual(await ids('', { chosen: { outlet: '山河日报' } }), ['a-1', 'c-1']);
  const [result] = await Jianbao.next(await search('作者:苏宁'), 1);
  assert.deepEqual([result.times, result.line], [0, null]);
  await assert.rejects(ids('-地点:新密'), { message: 'only-not' });
});

test('the newest first, for who wants that', async () => {
  assert.deepEqual(await ids('郑凯', { order: 'new' }), ['b-1', 'a-2', 'a-1', 'b-2']);
});

test('people are counted, and named in the reader\'s script', async () => {
  const facets = await Jianbao.facets(await search('郑凯', { edition: 'zh-Hant' }));
  assert.deepEqual(facets.person.map(({ key, label, count }) => [key, label, count]), [['苏宁', '蘇寧', 2], ['薛璐', '薛璐', 1]]);
  assert.deepEqual(facets.told.map(({ key, label, count }) => [key, label, count]), [['郑凯', '鄭凱', 2], ['薛璐', '薛璐', 1]]);
  assert.deepEqual(await ids('郑凯', { chosen: { person: '薛璐' } }), ['a-1']);
  assert.deepEqual(await ids('郑凯', { chosen: { told: '薛璐' } }), ['b-1']);
});

test('what is chosen is a value, not a part of one', async () => {
  assert.deepEqual(await ids('郑凯', { chosen: { place: '河南省/郑州' } }), []);
  assert.deepEqual(await ids('郑凯', { chosen: { year: '202' } }), []);
  assert.deepEqual(await ids('郑凯', { chosen: { place: '__proto__' } }), []);
});

test('a query is too long by all that it asks', async () => {
  await assert.rejects(ids(Array.from({ length: 500 }, () => '长').join(' ')), { message: 'long' });
  await assert.rejects(ids(`作者:${'长'.repeat(1000)}`), { message: 'long' });
});

test('the concordance has a line for each match, in the order of the results', async () => {
  const found = await lines('郑凯');
  assert.deepEqual(found.map(({ id, line }) => [id, line]), [
    ['b-1', 1], ['b-1', 2], ['a-1', 1], ['a-1', 2], ['a-1', 3], ['a-2', 4], ['b-2', 2]]);
  assert.deepEqual(found.map(({ isFirst }) => isFirst), [true, false, true, false, false, true, true]);
  const { before, match, after, title } = found[3];
  assert.deepEqual([before, match, after, title], ['修路的人说，', '郑凯', '每天６点到工地。', '郑凯：把路修到山那边']);
  assert.equal(found[5].before.length, 40);
  const [hant] = await lines('随着', { edition: 'zh-Hant' });
  assert.deepEqual([hant.before, hant.match, hant.after], ['鄭凱', '隨著', '車隊進村']);
});

test('matches of two words that overlap are one line', async () => {
  const found = await lines('每天６ 天6点');
  assert.deepEqual(found.map(({ match }) => match), ['每天６点']);
});

test('a portion of the concordance ends with an article', async () => {
  const answer = await search('郑凯');
  const first = await Jianbao.nextLines(answer, 1);
  assert.ok(first.length >= 1);
  const rest = await Jianbao.nextLines(answer, Infinity);
  assert.equal(first.length + rest.length, 7);
});

test('a table is one for spreadsheets', () => {
  assert.equal(Jianbao.table([['词', 'a,b', '他说"好"'], ['=1+1', ' @x', null]]),
    '\ufeff词,"a,b","他说""好"""\r\n\'=1+1,\' @x,\r\n');
  assert.equal(Jianbao.table([['石桥;新桥', '甲\t乙']]), '\ufeff"石桥;新桥","甲\t乙"\r\n');
});

test('a query that is one name finds its pages, whatever the script', async () => {
  const { pagesNamed } = require('../../static/search-names.js');
  const files = [{}, {}];
  const put = (name, ...entry) => {
    const sum = Array.from(name).reduce((total, character) => total + character.codePointAt(0), 0);
    files[sum % 2][name] = [...(files[sum % 2][name] || []), entry];
  };
  put('郑凯', 'person', '郑凯', 'people/zheng-kai.html', 3);
  put('郑凯', 'place', '某县郑凯', 'places/1.html', 1);
  put('2019-03', 'month', '2019年3月', 'dates/2019-03.html', 5);
  const find = async query =>
    (await pagesNamed(async name => files[Number(name.slice(6))], 2, query, fold)).map(({ href }) => href);
  const both = ['people/zheng-kai.html', 'places/1.html'];
  for (const query of ['郑凯', ' 鄭凱 ', '“郑 凯”']) assert.deepEqual(await find(query), both, query);
  assert.deepEqual(await find('人物:郑凯'), both.slice(0, 1));
  assert.deepEqual(await find('地点：郑凯'), both.slice(1));
  for (const query of ['2019年3月', '２０１９-03-12', '2019.3', '2019年03月12日']) {
    assert.deepEqual(await find(query), ['dates/2019-03.html'], query);
  }
  put('03-12', 'day', '3月12日', 'dates/03-12.html', 2);
  for (const query of ['3月12日', '03月12号', '“3月12日”']) {
    assert.deepEqual(await find(query), ['dates/03-12.html'], query);
  }
  for (const query of ['2019-03-12', '2019年3月12日', '2019.3.12']) {
    assert.deepEqual(await find(query), ['dates/2019-03.html', 'dates/03-12.html'], query);
  }
  for (const query of ['3-12', '3.12', '12日', '地方:3月12日', '', '郑凯 桥', '-郑凯', '年份:2019', '郑', 'constructor', '__proto__', '2019年', '2019年4月']) {
    assert.deepEqual(await find(query), [], query);
  }
});
