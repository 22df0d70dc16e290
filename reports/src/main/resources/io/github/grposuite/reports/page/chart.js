// What all charts have: the theme, a frame with axes, paths.

const theme = json(document.getElementById('theme'));
const WIDTH = 480;
const HEIGHT = 310;
const LETTER = 6.1;

/** How each kind of panel is drawn; filled by the files after this one. */
const kinds = {};

/** The theme's colours as variables of the page, so that a switch to dark needs no new drawing. */
function installTheme() {
  theme.colours.forEach((colour, i) => {
    const black = /^#0{6}$/.test(colour);
    document.documentElement.style.setProperty('--c' + i, black ? 'var(--ink)' : colour);
  });
}

/** Position of the colour, dash, and how much of the background is in the colour. */
function colour([place, , tint]) {
  const full = place < 0 ? 'var(--ink)' : `var(--c${place % theme.colours.length})`;
  return tint ? `color-mix(in srgb, ${full}, var(--paper) ${Math.round(100 * tint)}%)` : full;
}

const dash = style => theme.dashes[style[1] % theme.dashes.length].join(' ') || null;

function markerOf(style) {
  const count = theme.markers.length;
  return theme.markers[((style[0] % count) + count) % count];
}

function marker(style, x, y, attributes = {}) {
  return shape('path', {
    d: markerOf(style), transform: `translate(${fixed(x)} ${fixed(y)})`,
    style: `fill:${colour(style)}`, ...attributes,
  });
}

const fixed = value => Math.round(value * 100) / 100;

function text(x, y, words, attributes = {}) {
  return shape('text', {x: fixed(x), y: fixed(y), ...attributes}, ...lettered(words));
}

/** Words with the indices of symbols lower and smaller. */
function lettered(words) {
  return indexed(String(words), letter => shape('tspan', {'baseline-shift': 'sub', 'font-size': '75%'}, letter));
}

/** About so many letters; those of East Asia are twice as wide. */
const wideness = words => [...words].reduce((sum, letter) => sum + (letter >= '\u2e80' ? 2 : 1), 0);

/** Words in lines of a width, broken between words, or within one that is too long. */
function wrapped(words, width) {
  const most = Math.max(3, Math.floor(width / LETTER));
  const lines = [];
  let line = '';
  for (const word of words.split(/(?<= )/)) {
    let rest = word;
    while (wideness(line + rest.trimEnd()) > most) {
      if (line) {
        lines.push(line.trimEnd());
        line = '';
      } else {
        const letters = [...rest];
        let end = 1;
        while (wideness(letters.slice(0, end + 1).join('')) <= most) {
          end++;
        }
        lines.push(letters.slice(0, end).join(''));
        rest = letters.slice(end).join('');
      }
    }
    line += rest;
  }
  return [...lines, line.trimEnd()];
}

/** Between lines of a name. */
const LINE = 12;

/** How high rows must be for their names. */
function rowHeight(names, width, least) {
  return Math.max(least, ...names.map(name => LINE * wrapped(name, width).length + 4));
}

/** A whole name in as many lines as it needs, around the base line of a single one. */
function named(x, y, words, width, attributes = {}) {
  const lines = wrapped(words, width);
  const node = shape('text', {x: fixed(x), y: fixed(y), ...attributes});
  lines.forEach((line, i) => node.append(shape('tspan', {
    x: fixed(x), y: fixed(y + (i - (lines.length - 1) / 2) * LINE),
  }, ...lettered(line))));
  return node;
}

/** Words cut to a width, whole in the title. */
function fitted(x, y, words, width, attributes = {}) {
  const most = Math.max(3, Math.floor(width / LETTER));
  const cut = words.length > most;
  const node = text(x, y, cut ? [...words].slice(0, most - 1).join('') + '…' : words, attributes);
  if (cut) {
    node.append(shape('title', {}, words));
  }
  return node;
}

function canvas(height = HEIGHT) {
  return shape('svg', {viewBox: `0 0 ${WIDTH} ${height}`, class: 'chart'});
}

/** A path through points; null in place of a point leaves a gap. */
function pathOf(points) {
  let path = '';
  let pen = 'M';
  for (const point of points) {
    if (point === null) {
      pen = 'M';
    } else {
      path += pen + fixed(point[0]) + ' ' + fixed(point[1]);
      pen = 'L';
    }
  }
  return path;
}

/** An error bar along x or y, with caps. */
function errorBar(x1, y1, x2, y2, style) {
  const cap = x1 === x2 ? [4, 0] : [0, 4];
  return shape('path', {
    class: 'error', style: style ? `stroke:${colour(style)}` : null,
    d: `M${fixed(x1)} ${fixed(y1)}L${fixed(x2)} ${fixed(y2)}`
      + [[x1, y1], [x2, y2]].map(([x, y]) =>
        `M${fixed(x - cap[0])} ${fixed(y - cap[1])}L${fixed(x + cap[0])} ${fixed(y + cap[1])}`).join(''),
  });
}

/** Room for the labels of the value axis. */
function leftRoom(values, log) {
  const probe = scale(values, 1, 0, {log});
  return 34 + LETTER * Math.max(...probe.ticks.map(tick => format(tick).length), 2);
}

/** The grid, ticks and name of a horizontal axis below the box. */
function xAxis(node, x, box, label, names = []) {
  const ticks = names.length ? names.map((name, i) => [i, name]) : x.ticks.map(tick => [tick, format(tick)]);
  const room = (box.right - box.left) / Math.max(1, ticks.length);
  for (const [tick, name] of ticks) {
    const at = x.at(tick);
    node.append(
      shape('path', {class: 'grid', d: `M${fixed(at)} ${box.top}V${box.bottom}`}),
      fitted(at, box.bottom + 15, name, room, {'text-anchor': 'middle', class: 'tick'}));
  }
  node.append(
    shape('path', {class: 'axis', d: `M${box.left} ${box.bottom}H${box.right}`}),
    text((box.left + box.right) / 2, box.bottom + 33, label, {'text-anchor': 'middle', class: 'label'}));
}

function yAxis(node, y, box, label) {
  for (const tick of y.ticks) {
    const at = fixed(y.at(tick));
    node.append(
      shape('path', {class: 'grid', d: `M${box.left} ${at}H${box.right}`}),
      text(box.left - 6, at + 3.5, format(tick), {'text-anchor': 'end', class: 'tick'}));
  }
  node.append(
    shape('path', {class: 'axis', d: `M${box.left} ${box.top}V${box.bottom}`}),
    text(0, 0, label, {
      'text-anchor': 'middle', class: 'label',
      transform: `translate(12 ${(box.top + box.bottom) / 2}) rotate(-90)`,
    }));
}

/** A value with its uncertainty in words. */
function valueText(value, error, low, high) {
  if (finite(error)) {
    return format(value) + ' ± ' + format(error);
  }
  return finite(low) && finite(high)
    ? `${format(value)} [${format(low)}, ${format(high)}]`
    : format(value);
}
