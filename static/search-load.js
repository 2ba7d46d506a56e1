'use strict';
/* Loads other files of the site, above all parts of the index: each part is a script that calls Jianbao.give, for a
   page opened from a disk may load scripts but not JSON. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  // These keep their names when the site is built again, so a browser asks whether it has the newest; else it would use
  // an old one, and no new article would be found. All other parts lie in folders named by what is in them.
  const KEEPS_NAME = /^(index|names\/\d+)$/;
  const asked = new Map();
  const given = new Map();

  /** Adds a script or a style sheet to the page; the promise is kept when it has come, and fails where it cannot. */
  Jianbao.addToHead = (tag, attributes) => new Promise((resolve, reject) => {
    const failed = () => reject(new Error(attributes.src || attributes.href));
    const added = Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: failed });
    document.head.append(added);
  });

  Jianbao.give = (name, value) => given.set(name, value);

  /** A function that loads a part by its name; `site` leads from the page to the site's root, `folder` on from there.
      With `isFetching` the JSON is read out of the file, which takes a browser less than running a script; where the
      file is not as it was written, as some hosts make it, the script is run. */
  Jianbao.loader = (site, isFetching = false, folder = 'search/') => name => {
    const url = `${site}${folder}${name}.js`;
    if (!asked.has(name)) {
      asked.set(name, isFetching ? read(url, name).catch(() => run(url, name)) : run(url, name));
      asked.get(name).catch(() => asked.delete(name));
    }
    return asked.get(name);
  };

  async function read(url, name) {
    const response = await fetch(url, { cache: KEEPS_NAME.test(name) ? 'no-cache' : 'default' });
    const text = await response.text();
    const [start, end] = [`Jianbao.give("${name}",`, ');\n'];
    if (!response.ok || !text.startsWith(start) || !text.endsWith(end)) throw new Error(url);
    return JSON.parse(text.slice(start.length, -end.length));
  }

  async function run(url, name) {
    await Jianbao.addToHead('script', { src: url });
    if (!given.has(name)) throw new Error(url);
    return given.get(name);
  }
})(globalThis);
