'use strict';
/* Brings the reader of the year's calendar to today: only the reader's clock knows which day that is. */
(function () {
  const days = [...document.querySelectorAll('.calendar li')];
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, '0'));
  const id = `d${month}-${day}`;
  const at = days.findIndex(day => day.id === id);
  if (at < 0) return;
  days[at].setAttribute('aria-current', 'date');
  const known = [...days.slice(at), ...days.slice(0, at)].find(day => day.querySelector('a'));
  if (!known) return;
  const line = document.getElementById(known === days[at] ? 'today' : 'later');
  const from = known.querySelector('a');
  Object.assign(line.querySelector('a'), { href: from.href, textContent: from.getAttribute('aria-label') });
  line.hidden = false;
})();
