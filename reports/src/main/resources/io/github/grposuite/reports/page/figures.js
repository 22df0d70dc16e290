// Figures: drawn when they come into view, each panel with its controls, legend and table.

const sources = new Map();

/** The data of a facet's figures, read once, with the shared positions put in place. */
function source(id) {
  if (!sources.has(id)) {
    const data = json(document.getElementById(id));
    for (const panel of data.panels) {
      for (const line of [...panel.lines ?? [], ...panel.traces ?? [], ...panel.areas ?? [], ...panel.paths ?? []]) {
        line.x = data.x[line.x];
      }
    }
    sources.set(id, data);
  }
  return sources.get(id);
}

function drawFigure(figure) {
  const holder = figure.querySelector('.panels');
  if (holder.childElementCount > 0) {
    return;
  }
  const data = source(figure.dataset.source);
  const panels = figure.dataset.panels.split(',').map(i => data.panels[Number(i)]);
  holder.append(...panels.map(panel => drawPanel(panel, figure)));
  writeIndices(holder);
}

function drawPanel(panel, figure) {
  const kind = kinds[panel.kind];
  const options = kind.options(panel);
  const state = {off: new Set(), logX: Boolean(options.logX && panel.logX), logY: Boolean(options.logY && panel.logY), traces: false};
  const tip = el('div', {class: 'tip', role: 'status', 'aria-live': 'polite', hidden: true});
  const frame = el('div', {
    class: 'frame', tabindex: 0, role: 'img', 'aria-roledescription': 'interactive chart',
    'aria-label': label(panel, figure),
  });
  let drawn;
  const redraw = () => {
    drawn = kind.draw(panel, state);
    frame.replaceChildren(drawn.node);
    tip.hidden = true;
  };
  redraw();
  const box = el('div', {class: 'panel', 'data-kind': panel.kind},
    panel.title ? el('p', {class: 'title'}, panel.title) : null,
    controls(options, state, redraw),
    el('div', {class: 'stage'}, frame, tip),
    legend(kind.keys(panel), state, redraw),
    disclosure(kind.table(panel), panel));
  probe(frame, tip, () => drawn);
  return box;
}

function label(panel, figure) {
  const axes = [panel.yLabel, panel.xLabel ?? panel.valueLabel].filter(Boolean).join(' over ');
  return [panel.title, axes, figure.querySelector('figcaption').firstChild.textContent.trim(),
    'Arrow keys read the values; the table below has those at the end.'].filter(Boolean).join('. ');
}

function controls(options, state, redraw) {
  const names = {logY: 'log values', logX: 'log x', traces: 'single seeds'};
  const buttons = Object.entries(names)
    .filter(([name]) => options[name])
    .map(([name, words]) => set(toggle(words, state[name], on => {
      state[name] = on;
      redraw();
    }), {'data-switch': name}));
  return buttons.length ? el('div', {class: 'controls'}, ...buttons) : null;
}

function legend(keys, state, redraw) {
  if (keys.length === 0) {
    return null;
  }
  return el('div', {class: 'legend', role: 'group', 'aria-label': 'Legend: shows and hides'}, ...keys.map(key => {
    const button = toggle('', true, on => {
      state.off[on ? 'delete' : 'add'](key.label);
      redraw();
    });
    button.append(swatch(key.style), key.label);
    return button;
  }));
}

/** The table of a chart, for who does not see it. */
function disclosure(table, panel) {
  const body = el('div', {class: 'scroll'}, el('table', {},
    el('thead', {}, el('tr', {}, ...table.head.map(words => el('th', {scope: 'col'}, words)))),
    el('tbody', {}, ...table.rows.map(([first, ...rest]) =>
      el('tr', {}, el('th', {scope: 'row'}, first), ...rest.map(words => el('td', {}, words)))))));
  const seeds = panel.traces?.length ? el('p', {class: 'note'}, `And ${panel.traces.length} thin lines.`) : null;
  return el('details', {class: 'data'}, el('summary', {}, 'data'), body, seeds);
}

function setUpFigures() {
  const figures = [...document.querySelectorAll('figure.plot')];
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries.filter(one => one.isIntersecting)) {
      observer.unobserve(entry.target);
      drawFigure(entry.target);
    }
  }, {rootMargin: '300px'});
  figures.forEach(figure => observer.observe(figure));
  addEventListener('beforeprint', () => figures.forEach(drawFigure));
}
