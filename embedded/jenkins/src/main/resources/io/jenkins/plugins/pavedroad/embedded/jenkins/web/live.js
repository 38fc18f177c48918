'use strict';

// Every part with a data-refresh address is fetched again while it says that it is live.
function refresh(part) {
  fetch(part.dataset.refresh, {headers: {'X-Requested-With': 'fetch'}})
    .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))
    .then((markup) => {
      const focused = part.contains(document.activeElement) && document.activeElement.tagName === 'BUTTON';
      if (!focused && part.innerHTML !== markup) {
        part.innerHTML = markup;
      }
      again(part);
    })
    .catch(() => setTimeout(() => refresh(part), 5000));
}

function again(part) {
  const live = part.querySelector('[data-live="true"]') !== null;
  setTimeout(() => refresh(part), live ? 1000 : 5000);
}

if (window.fetch) {
  document.querySelectorAll('[data-refresh]').forEach(again);
}

// The console: what is new since the last look, Pipeline's own lines dimmed, as the server writes them.
const log = document.querySelector('pre[data-log]');
let unfinished = log ? log.lastElementChild : null;

function append(text) {
  const plain = text.replace(/\x1b\[8m.*?\x1b\[0m/g, '').replace(/\x1b\[[0-9;?]*[ -/]*[@-~]/g, '');
  plain.split(/(?<=\n)/).forEach((line) => {
    if (!unfinished) {
      unfinished = document.createElement('span');
      log.append(unfinished);
    }
    unfinished.textContent += line;
    unfinished.classList.toggle('pipeline', unfinished.textContent.startsWith('[Pipeline]'));
    if (line.endsWith('\n')) {
      unfinished = null;
    }
  });
}

function follow(start) {
  fetch(log.dataset.log + '?start=' + start)
    .then((response) => {
      if (!response.ok) {
        throw new Error(response.status);
      }
      const size = Number(response.headers.get('X-Text-Size'));
      const more = response.headers.get('X-More-Data') === 'true';
      return response.text().then((text) => {
        const atEnd = window.innerHeight + window.scrollY >= document.body.scrollHeight - 40;
        append(text);
        if (atEnd && text) {
          window.scrollTo(0, document.body.scrollHeight);
        }
        document.querySelector('.spinner').hidden = !more;
        if (more) {
          setTimeout(() => follow(size), 1000);
        }
      });
    })
    .catch(() => setTimeout(() => follow(start), 3000));
}

if (log && log.dataset.more === 'true') {
  if (unfinished && unfinished.textContent.endsWith('\n')) {
    unfinished = null;
  }
  follow(Number(log.dataset.size));
}
