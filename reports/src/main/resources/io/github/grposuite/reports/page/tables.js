// Tables that sort and filter.

const MANY_ROWS = 6;

/** What a cell is sorted by: its number, else its text; nothing where there is no value. */
function sortKey(cell) {
  if (!cell) {
    return '';
  }
  const words = (cell.dataset.value ?? cell.textContent).trim();
  const number = Number(words.replaceAll('−', '-'));
  if (words === '' || words === '—' || cell.querySelector('i')) {
    return '';
  }
  return isNaN(number) ? words : number;
}

/** Makes each header a button that sorts: up, down, and as it was. */
function sortable(heads, sort) {
  heads.forEach((head, column) => {
    const button = el('button', {type: 'button', class: 'sort'}, ...head.childNodes);
    head.replaceChildren(button);
    head.setAttribute('aria-sort', 'none');
    button.addEventListener('click', () => {
      const next = {none: 'ascending', ascending: 'descending', descending: 'none'}[head.getAttribute('aria-sort')];
      heads.forEach(other => other.setAttribute('aria-sort', 'none'));
      head.setAttribute('aria-sort', next);
      sort(column, next);
    });
  });
}

function setUpTable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  sortable([...table.tHead.rows[0].cells], (column, order) => {
    const keys = new Map(rows.map(row => [row, sortKey(row.cells[column])]));
    const sorted = order === 'none' ? rows : [...rows].sort((a, b) => compare(keys.get(a), keys.get(b), order === 'descending'));
    body.append(...sorted);
  });
  if (rows.length >= MANY_ROWS || table.dataset.filter) {
    table.closest('.table').before(filters(table, rows));
  }
}

/** Fields above a table that leave rows out. */
function filters(table, rows) {
  const wanted = {words: '', verdict: '', experiment: ''};
  const count = el('span', {class: 'count', role: 'status'});
  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted.words)
        || (wanted.verdict !== '' && row.dataset.verdict !== wanted.verdict)
        || (wanted.experiment !== '' && row.dataset.experiment !== wanted.experiment);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
  };
  const by = name => value => {
    wanted[name] = value;
    apply();
  };
  const values = name => [...new Set(rows.map(row => row.dataset[name]))];
  const verdicts = table.dataset.filter === 'verdicts';
  apply();
  return el('div', {class: 'controls'},
    verdicts ? choice('verdict', values('verdict'), by('verdict')) : null,
    verdicts ? choice('experiment', values('experiment'), by('experiment')) : null,
    search('filter', by('words')), count);
}

/** Marks frames whose table goes on to the right. */
function setUpScroll(frame) {
  const update = () =>
    frame.parentElement.classList.toggle('more', frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 2);
  frame.addEventListener('scroll', update, {passive: true});
  new ResizeObserver(update).observe(frame);
  update();
}

function setUpTables() {
  document.querySelectorAll('table.sortable').forEach(setUpTable);
  document.querySelectorAll('.table > .scroll').forEach(setUpScroll);
}
