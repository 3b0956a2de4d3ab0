// Reads the page again by itself, and lets the clocks run. Without it, the page is as good as new
// after each reload.
'use strict';

const REFRESH_MILLIS = 10000;
const dutch = document.documentElement.lang === 'nl';
const pause = document.getElementById('pause');
let paused = false;

pause.hidden = false;
pause.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', String(paused));
});

function left(seconds) {
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const hour = dutch ? 'u' : 'h';
  if (days > 0) {
    return `${days} d ${hours} ${hour}`;
  }
  if (hours > 0) {
    return `${hours} ${hour} ${String(minutes).padStart(2, '0')} min`;
  }
  return `${minutes} min ${String(Math.floor(seconds) % 60).padStart(2, '0')} s`;
}

function tick() {
  for (const time of document.querySelectorAll('time[data-over]')) {
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
    const text = (seconds < 0 ? time.dataset.over : '') + left(Math.abs(seconds));
    if (time.textContent !== text) {
      time.textContent = text;
    }
  }
}

async function refresh() {
  const main = document.getElementById('main');
  const reading = main.contains(document.activeElement) && document.activeElement !== main;
  // What somebody is at with the keyboard, or marks, is not taken away from under them.
  if (paused || document.hidden || reading || String(document.getSelection()) !== '') {
    return;
  }
  try {
    const answer = await fetch('/', {headers: {Accept: 'text/html'}});
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      main.replaceChildren(...fresh.getElementById('main').childNodes);
      main.classList.remove('old');
    }
  } catch (e) {
    main.classList.add('old');
    const gone = document.getElementById('gone') || document.createElement('p');
    gone.id = 'gone';
    gone.className = 'warning';
    gone.setAttribute('role', 'alert');
    gone.textContent = dutch
      ? 'Dijkwacht antwoordt niet: wat hier staat is oud.'
      : 'Dijkwacht does not answer: what stands here is old.';
    main.prepend(gone);
  }
}

setInterval(tick, 1000);
setInterval(refresh, REFRESH_MILLIS);
