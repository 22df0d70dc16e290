// The browser of cells.

const PAGE_ROWS = 50;

const at = (column, i) => column.values[column.at[i]];

function setUpCells(holder) {
  const data = json(holder.querySelector('.data'));
  const columns = cellColumns(data);
  const texts = data.id.map((_, i) => columns.map(column => column.of(i)).join(' ').toLowerCase());
  const view = {order: data.id.map((_, i) => i), page: 0, words: '', status: '', method: '', sort: null, descending: false};
  const body = el('tbody');
  const count = el('span', {class: 'count', role: 'status'});
  const pages = ['Previous', 'Next'].map((name, i) => el('button', {
    type: 'button', onclick: () => {
      view.page += i === 0 ? -1 : 1;
      fill();
    },
  }, name));
  const heads = columns.map(column => el('th', {scope: 'col'}, column.name));
  const table = el('table', {class: 'text'}, el('thead', {}, el('tr', {}, ...heads)), body);

  const fill = () => {
    const from = view.page * PAGE_ROWS;
    const shown = view.order.slice(from, from + PAGE_ROWS);
    body.replaceChildren(...shown.map(i => cellRow(data, columns, i, holder.dataset.runs)));
    count.textContent = view.order.length === 0 ? 'no cell'
      : `${from + 1} to ${from + shown.length} of ${view.order.length} cells`;
    pages[0].disabled = view.page === 0;
    pages[1].disabled = from + PAGE_ROWS >= view.order.length;
  };
  const update = () => {
    view.order = data.id.map((_, i) => i).filter(i => texts[i].includes(view.words)
      && (view.status === '' || at(data.status, i) === view.status)
      && (view.method === '' || at(data.method, i) === view.method));
    if (view.sort) {
      view.order.sort((a, b) => compare(view.sort.key(a), view.sort.key(b), view.descending));
    }
    view.page = 0;
    fill();
  };
  const by = name => value => {
    view[name] = value;
    update();
  };
  sortable(heads, (column, order) => {
    view.sort = order === 'none' ? null : columns[column];
    view.descending = order === 'descending';
    update();
  });
  holder.append(
    el('div', {class: 'controls'}, choice('status', data.status.values, by('status')),
      choice('method', data.method.values, by('method')), search('filter', by('words')), count, ...pages),
    el('div', {class: 'table'}, el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Cells'}, table)));
  fill();
}

/** The columns: their name, text, and what they are sorted by. */
function cellColumns(data) {
  const words = (name, column) => ({name, of: i => at(column, i), key: i => numeric(at(column, i))});
  return [
    {name: 'cell', of: i => data.id[i], key: i => data.id[i]},
    words('method', data.method),
    {name: 'seed', of: i => String(data.seed[i]), key: i => data.seed[i]},
    words('status', data.status),
    words('seconds', data.seconds),
    ...data.settings.map(setting => words(setting.name, setting.column)),
    ...data.error.values.some(error => error !== '') ? [words('error', data.error)] : [],
  ];
}

function numeric(words) {
  return words === '' || Number.isNaN(Number(words)) ? words : Number(words);
}

function cellRow(data, columns, i, runs) {
  const row = el('tr', {class: 'cell'});
  const button = el('button', {type: 'button', class: 'id', 'aria-expanded': 'false'}, data.id[i]);
  row.append(el('th', {scope: 'row'}, button),
    ...columns.slice(1).map(column => el('td', {class: column.name === 'error' ? 'error' : null}, column.of(i))));
  row.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!open));
    if (open) {
      row.nextElementSibling.remove();
    } else {
      row.after(el('tr', {class: 'detail'}, el('td', {colspan: columns.length}, ...cellDetail(data, i, runs))));
    }
  });
  return row;
}

/** All of a cell's configuration: its method's settings with what varies put in. */
function configuration(data, i) {
  const method = at(data.method, i);
  const settings = {method, seed: data.seed[i], ...data.methods[method]};
  for (const setting of data.settings) {
    const value = at(setting.column, i);
    if (value !== '') {
      settings[/^methods\./.test(setting.path) ? setting.path.split('.').slice(2).join('.') : setting.path] = value;
    }
  }
  return settings;
}

function cellDetail(data, i, runs) {
  const varied = new Set(data.settings.map(setting => setting.path.split('.').slice(2).join('.') || setting.path));
  const settings = Object.entries(configuration(data, i)).flatMap(([name, value]) => [
    el('dt', {}, name + (varied.has(name) ? ' (varied)' : '')),
    el('dd', {}, typeof value === 'object' ? JSON.stringify(value) : String(value))]);
  const error = at(data.error, i);
  return [
    error ? el('p', {class: 'problems'}, error) : null,
    el('dl', {class: 'settings'}, ...settings),
    el('p', {}, 'Record: ', el('a', {href: runs + encodeURIComponent(data.id[i]) + '/'}, 'runs/' + data.id[i])),
  ].filter(Boolean);
}
