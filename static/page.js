'use strict';
/* Conveniences of every page. Without this file everything can still be read; only search needs scripts. */
(function () {
  const root = document.documentElement;
  const KEY = 'jianbao-size';
  const WIDE = window.matchMedia('(min-width: 68rem)');
  const GAP = 10; // Pixels between what stands in the margin.

  /* Size of type: remembered where the browser allows it (some forbid storage to files on disk). */
  function recall() {
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  function remember(size) {
    try { localStorage.setItem(KEY, size); } catch { /* the choice holds for this page */ }
  }

  function setSize(size, buttons) {
    root.dataset.size = size;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.size === size));
    placeNotes();
  }

  function offerSizes() {
    const group = document.querySelector('.sizes');
    const buttons = [...group.querySelectorAll('button')];
    group.hidden = false;
    setSize(recall() || 'medium', buttons);
    group.addEventListener('click', event => {
      const size = event.target.dataset.size;
      if (!size) return;
      remember(size);
      setSize(size, buttons);
    });
  }

  /* The other edition opens at the same query and place. Set when the link is used: the address may have changed. */
  function keepPlace() {
    const link = document.querySelector('.scripts a');
    const update = () => {
      link.search = location.search;
      link.hash = location.hash;
    };
    for (const event of ['pointerdown', 'focus', 'click']) link.addEventListener(event, update);
  }

  /* Copy: the clipboard where it may be used, else a selection that the old command copies. */
  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent);
    } catch {
      getSelection().selectAllChildren(element);
      if (!document.execCommand('copy')) return false;
      getSelection().removeAllRanges();
    }
    return true;
  }

  /* A button that copies an element's text, and says so for a moment. */
  function makeCopier(button, element, done) {
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      if (!await copy(element)) return;
      button.textContent = done;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  /* A proof has thousands of lines that can be copied: those of a fold get their buttons when it is opened. */
  function offerPastes(part) {
    const { copyLabel, done } = document.querySelector('.proof').dataset;
    for (const code of part.querySelectorAll('code')) {
      if (code.nextElementSibling) continue;
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: copyLabel });
      code.after(button);
      makeCopier(button, code, done);
    }
  }

  function offerCopying() {
    for (const button of document.querySelectorAll('[data-copy]')) {
      makeCopier(button, document.getElementById(button.dataset.copy), button.dataset.done);
    }
    for (const part of document.querySelectorAll('.pastes, .fix[open]')) offerPastes(part);
    document.addEventListener('toggle', ({ target }) => {
      if (target.matches('.fix')) offerPastes(target);
    }, true);
  }

  /* An article that was reached from the search page marks what was searched for; who has begun to read is not moved
     by that. */
  function fetchHits() {
    if (!document.querySelector('.sheet') || !new URLSearchParams(location.search).get('q')) return;
    const stay = () => { root.dataset.stays = ''; };
    for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(event, stay, { once: true });
    for (const name of ['search-load', 'hits']) {
      const src = `${root.dataset.site}static/${name}.js`;
      document.head.append(Object.assign(document.createElement('script'), { src, async: false })); // Run in this order.
    }
  }

  /* In a wide window each note stands in the margin at the height of what it speaks of, and the sections where the
     notes leave room. */
  function placeNotes() {
    const margin = document.querySelector('.margin');
    const notes = margin ? [...margin.querySelectorAll('.notes li')] : [];
    if (!notes.length) return;
    const sections = [...margin.children].filter(each => !each.matches('.notes'));
    const start = margin.getBoundingClientRect().top;
    const height = note => {
      const target = document.getElementById(note.dataset.for);
      return target ? Math.max(0, target.getBoundingClientRect().top - start) : 0;
    };
    margin.classList.toggle('placed', WIDE.matches);
    margin.style.minHeight = '';
    if (!WIDE.matches) return;
    let free = 0;
    const put = (item, top) => {
      item.classList.toggle('first', !top);
      item.style.top = `${top}px`;
      free = top + item.offsetHeight + GAP;
    };
    for (const note of notes.sort((a, b) => height(a) - height(b))) {
      const wanted = height(note);
      for (const section of sections.splice(0)) {
        if (free + section.offsetHeight <= wanted) put(section, free); else sections.push(section);
      }
      put(note, Math.max(free, wanted));
    }
    for (const section of sections) put(section, free);
    margin.style.minHeight = `${free}px`;
  }

  offerSizes();
  keepPlace();
  offerCopying();
  fetchHits();
  addEventListener('resize', placeNotes);
  addEventListener('load', placeNotes);
  document.addEventListener('toggle', placeNotes, true);
})();
