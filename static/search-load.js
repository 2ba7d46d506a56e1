'use strict';
/* Loads parts of the index: each is a script that calls Jianbao.give, for a page opened from a disk may load
   scripts but not JSON. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};
  const asked = new Map();
  const given = new Map();

  Jianbao.give = (name, value) => given.set(name, value);

  /** A function that loads a part by its name; `site` leads from the page to the site's root. */
  Jianbao.loader = site => name => {
    if (!asked.has(name)) asked.set(name, request(site, name));
    return asked.get(name);
  };

  function request(site, name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const fail = () => {
        asked.delete(name);
        reject(new Error(`search/${name}.js`));
      };
      script.src = `${site}search/${name}.js`;
      script.onload = () => (given.has(name) ? resolve(given.get(name)) : fail());
      script.onerror = fail;
      document.head.append(script);
    });
  }
})(globalThis);
