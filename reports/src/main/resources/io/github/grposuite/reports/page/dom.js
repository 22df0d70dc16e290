// Elements and numbers.

const SVG = 'http://www.w3.org/2000/svg';

/** Sets attributes; those named on… listen, null and false are left out. */
function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false && value !== undefined) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  return node;
}

/** An HTML element; children are nodes or text, never markup. */
function el(name, attributes = {}, ...children) {
  const node = set(document.createElement(name), attributes);
  node.append(...children.filter(child => child !== null));
  return node;
}

/** The same of SVG. */
function shape(name, attributes = {}, ...children) {
  const node = set(document.createElementNS(SVG, name), attributes);
  node.append(...children.filter(child => child !== null));
  return node;
}

/** A symbol with its index, such as η_α, that is not part of a word. */
const INDEXED = /(?<![\p{L}\p{N}_])([α-ω])_([α-ωA-Za-z])(?![\p{L}\p{N}_])/gu;

/** Words as nodes: indices as made of their letter, the rest as text. */
function indexed(words, index) {
  const nodes = [];
  let from = 0;
  for (const symbol of words.matchAll(INDEXED)) {
    nodes.push(words.slice(from, symbol.index) + symbol[1], index(symbol[2]));
    from = symbol.index + symbol[0].length;
  }
  return [...nodes, words.slice(from)];
}

/** Writes indices of symbols below a node as such; who reads or searches its text finds it as before. */
function writeIndices(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.search(INDEXED) >= 0 && !node.parentElement.closest('svg, script, style, textarea, pre, code, option')) {
      found.push(node);
    }
  }
  found.forEach(node => node.replaceWith(
    ...indexed(node.data, letter => el('sub', {}, el('span', {hidden: true}, '_'), letter))));
}

/** A button that is on or off. */
function toggle(label, on, change) {
  const button = el('button', {type: 'button', 'aria-pressed': String(on)}, label);
  button.addEventListener('click', () => {
    const now = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(now));
    change(now);
  });
  return button;
}

/** A labelled list of choices, the first of them "all". */
function choice(label, values, change) {
  const select = el('select', {onchange: () => change(select.value)},
    el('option', {value: ''}, 'all'),
    ...values.map(value => el('option', {value}, value)));
  return el('label', {}, label + ' ', select);
}

/** A labelled field for text to look for. */
function search(label, change) {
  const input = el('input', {type: 'search', oninput: () => change(input.value.trim().toLowerCase())});
  return el('label', {}, label + ' ', input);
}

const finite = value => typeof value === 'number' && Number.isFinite(value);

/** A number in so many digits; with an exponent where the figures' files have one. */
function format(value, digits = 5) {
  if (!finite(value)) {
    return '—';
  }
  const rounded = Number(value.toPrecision(digits));
  const plain = String(rounded);
  const [mantissa, exponent] = rounded.toExponential().split('e');
  const short = mantissa + 'e' + Number(exponent);
  const size = Math.abs(rounded);
  const exponential = size >= 1e6 || (size > 0 && size < 1e-4);
  return (exponential && (short.length < plain.length || plain.includes('e')) ? short : plain).replaceAll('-', '−');
}

/** What is read from the data elements. */
function json(node) {
  return JSON.parse(node.textContent);
}

/** Text or a number of which the order is natural; missing ones last. */
function compare(a, b, descending) {
  const missing = value => value === null || value === '' || Number.isNaN(value);
  if (missing(a) || missing(b)) {
    return missing(a) - missing(b);
  }
  const order = finite(a) && finite(b)
    ? a - b
    : String(a).localeCompare(String(b), 'en', {numeric: true});
  return descending ? -order : order;
}
