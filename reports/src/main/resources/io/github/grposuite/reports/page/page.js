// The page: theme, printing, and loading itself again while an experiment runs.

/** What the browser lets us keep; nothing where it does not. */
function keep(store, name, value) {
  try {
    if (value !== undefined) {
      window[store].setItem(name, value);
    }
    return window[store].getItem(name);
  } catch {
    return null;
  }
}

function setUpTheme(tools) {
  const root = document.documentElement;
  const kept = keep('localStorage', 'grpo-theme');
  if (kept) {
    root.dataset.theme = kept;
  }
  const dark = kept ? kept === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  tools.append(set(toggle('Dark mode', dark, on => {
    root.dataset.theme = on ? 'dark' : 'light';
    keep('localStorage', 'grpo-theme', root.dataset.theme);
  }), {id: 'dark'}));
}

/** On paper nothing can be opened, so everything is. */
function setUpPrinting() {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open]):not(.data)')];
    opened.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach(details => { details.open = false; }));
}

/** The heading at the top of the window and how far it is from there. */
function reading() {
  const headings = [...document.querySelectorAll('main [id]')];
  const last = headings.findLast(node => node.getBoundingClientRect().top <= 4) ?? headings[0];
  return last ? JSON.stringify([last.id, Math.round(last.getBoundingClientRect().top)]) : '';
}

function setUpRefresh(tools) {
  const seconds = Number(document.documentElement.dataset.refresh);
  if (!seconds) {
    return;
  }
  const place = 'grpo-place ' + location.pathname;
  const kept = keep('sessionStorage', place);
  if (kept) {
    history.scrollRestoration = 'manual';
    const [id, top] = JSON.parse(kept);
    const node = document.getElementById(id);
    scrollBy(0, node ? node.getBoundingClientRect().top - top : 0);
  }
  let on = true;
  tools.append(set(toggle(`Refreshing every ${seconds} s`, true, now => { on = now; }), {id: 'refresh'}));
  setInterval(() => {
    if (on && !document.activeElement?.matches('input, select')) {
      keep('sessionStorage', place, reading());
      location.reload();
    }
  }, seconds * 1000);
}

installTheme();
const tools = document.querySelector('header.tools');
setUpTheme(tools);
writeIndices(document.body);
setUpTables();
document.querySelectorAll('.cells').forEach(setUpCells);
setUpFigures();
setUpPrinting();
setUpRefresh(tools);
document.documentElement.dataset.ready = String(Math.round(performance.now()));
