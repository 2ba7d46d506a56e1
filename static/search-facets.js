'use strict';
/* What the results can be narrowed by, and are: the facets with their values, in the column beside the list. */
(function (root) {
  const { Jianbao } = root;
  const { FACETS, chosenIn, facets, namesOfFacets } = Jianbao;

  const VALUES = 8; // Values of a facet before the rest is folded away.
  const SMALL = 20_000; // Articles of an archive up to which some facets are counted unasked: they grow with it.

  /** A function that shows the facets of an answer; it asks `waiting` whether that is still wanted, tells
      `showLost` what was lost and `fail` what went wrong. */
  Jianbao.facetColumn = ({ say, sayNumber, element, span, choice, byId, waiting, showLost, fail }) => {
    const column = byId('facets');
    let opened = null; // Facets that are open, and so counted.

    /** After the results, for it takes more of the index. */
    async function showFacets(question, found) {
      const isWanted = waiting();
      opened = opened || new Set(found.index.documents > SMALL ? [] : ['place', 'year', 'outlet']);
      const names = namesOfFacets(found.index, FACETS);
      const wanted = names.filter(name => question[name] || (column.open && opened.has(name)));
      const counted = await facets(found, wanted);
      if (!isWanted()) return;
      showLost(found.lost);
      showChosen(question, counted);
      column.querySelector('div').replaceChildren(...names.map(name => group(question, found, name, counted[name])));
      column.hidden = !names.length || found.all.every(hit => hit.wrong);
    }

    /** Each chosen value as a link that takes it back. */
    function showChosen(question, counted) {
      const links = Object.entries(chosenIn(question)).map(([name, key]) => {
        const { label = key } = counted[name].find(value => value.key === key) || {};
        const attributes = { 'aria-label': say('remove', { name: say(name), value: label }) };
        return choice(question, { [name]: '' }, attributes, `${say(name)}：${label} ×`);
      });
      byId('chosen').hidden = !links.length;
      byId('chosen').replaceChildren(...links);
    }

    /** A facet with its values, which are counted when it is opened if they are not yet. */
    function group(question, found, name, values) {
      const made = element('details', { class: 'facet' }, element('summary', {}, say(name)));
      const fill = counted => made.append(...(counted.length ? rows(question, name, counted) : [say('no-values')]));
      if (values) fill(values);
      made.open = question[name] || opened.has(name);
      made.addEventListener('toggle', async () => {
        if (!column.open) return;
        if (made.open) opened.add(name);
        else opened.delete(name);
        if (!made.open || values) return;
        values = [];
        try {
          fill((await facets(found, [name]))[name]);
          if (made.isConnected) showLost(found.lost);
        } catch (error) {
          if (made.isConnected) fail(error);
        }
      });
      return made;
    }

    function rows(question, name, values) {
      const list = (from, to) => element('ul', {}, ...values.slice(from, to).map(value =>
        element('li', { class: `depth-${value.depth}` }, link(question, name, value))));
      const rest = values.length - VALUES;
      if (rest <= 0) return [list()];
      const folded = element('details', {}, element('summary', {}, say('all', { n: sayNumber(rest) })));
      folded.addEventListener('toggle', () => folded.append(list(VALUES)), { once: true }); // There may be thousands.
      return [list(0, VALUES), folded];
    }

    function link(question, name, { key, label, count }) {
      const isChosen = question[name] === key;
      return choice(question, { [name]: isChosen ? '' : key }, { 'aria-current': isChosen && 'true' }, label,
        span(sayNumber(count), 'n'));
    }

    column.open = matchMedia('(min-width: 56rem)').matches;
    column.addEventListener('toggle', () => {
      for (const each of column.querySelectorAll('.facet')) each.dispatchEvent(new Event('toggle'));
    });
    return showFacets;
  };
})(globalThis);
