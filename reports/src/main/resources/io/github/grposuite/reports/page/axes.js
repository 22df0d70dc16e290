// Axes, and names of any length that stand whole beside or below them.

/** Measures texts in the page's own font, in the size of names and numbers. */
const ruler = el('canvas').getContext('2d');
ruler.font = '11px ' + getComputedStyle(document.body).fontFamily;
const wide = words => ruler.measureText(words).width;

/** Of the letters of an axis's name. */
const LABEL = 12 / 11;

/** Words in lines of a width, broken between words; in one that is too long at its signs, or anywhere. */
function wrapped(words, width) {
  const most = Math.max(20, width);
  const parts = words.split(/(?<= )/).flatMap(word => wide(word.trimEnd()) > most ? word.split(/(?<=[_./-])/) : [word]);
  const lines = [];
  let line = '';
  for (const part of parts) {
    let rest = part;
    while (wide(line + rest.trimEnd()) > most) {
      if (line) {
        lines.push(line.trimEnd());
        line = '';
      } else {
        const letters = [...rest];
        let end = 1;
        while (wide(letters.slice(0, end + 1).join('')) <= most) {
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

/** More is for the plot: longer names have several lines. */
const MOST_NAME = 150;

/** Room for names on the left. */
function nameRoom(names) {
  return Math.min(MOST_NAME, 14 + Math.max(...names.map(wide), 24));
}

/** Names that would need more lines than these stand upright. */
const MOST_LEVEL_LINES = 4;

/** How high a plot is at least. */
const PLOT = HEIGHT - 50;

/** How names of positions stand below an axis: in lines between words, else upright, one beside the other. */
function standing(names, room) {
  const lines = names.map(name => wrapped(name, room - 4));
  const whole = names.every(name => name.split(' ').every(word => wide(word) <= room - 4));
  const most = Math.max(...lines.map(one => one.length));
  if (whole && most <= MOST_LEVEL_LINES) {
    return {upright: false, width: room - 4, depth: 6 + most * LINE};
  }
  const size = Math.min(1, room / LINE);
  let width = MOST_NAME;
  while (names.some(name => wrapped(name, width).length * LINE * size > room + 0.01)) {
    width += MOST_NAME / 3;
  }
  const longest = Math.max(...names.flatMap(name => wrapped(name, width)).map(wide));
  return {upright: true, width, size, depth: 10 + longest * size};
}

/** What stands below a plot: its positions' names, or numbers, and then the axis's own name. */
function foot(label, width, names = []) {
  const stand = names.length ? standing(names, width / names.length) : {depth: 6 + LINE};
  const lines = wrapped(label, width / LABEL);
  return {...stand, names, label, room: width / LABEL, lines: lines.length, height: stand.depth + 10 + lines.length * (LINE + 1)};
}

/** Where a plot ends above its foot: no less high than what is below it. */
const plotBottom = (top, below) => top + Math.max(PLOT, below.height);

/** The names of positions and of the axis. */
function drawFoot(node, box, below, at) {
  below.names.forEach((name, i) => {
    const x = fixed(at(i));
    node.append(below.upright
      ? named(0, 3.5 * below.size, name, below.width, {
        'text-anchor': 'end', class: 'tick', transform: `translate(${x} ${fixed(box.bottom + 6)}) rotate(-90) scale(${fixed(below.size)})`,
      })
      : named(x, box.bottom + 3 + LINE + (wrapped(name, below.width).length - 1) * LINE / 2, name, below.width, {'text-anchor': 'middle', class: 'tick'}));
  });
  const first = box.bottom + below.depth + 14;
  node.append(named((box.left + box.right) / 2, first + (below.lines - 1) * LINE / 2, below.label, below.room, {'text-anchor': 'middle', class: 'label'}));
}

/** The grid, ticks and name of a horizontal axis below the box. */
function xAxis(node, x, box, below) {
  const ticks = below.names.length ? below.names.map((_, i) => i) : x.ticks;
  for (const tick of ticks) {
    const at = fixed(x.at(tick));
    node.append(shape('path', {class: 'grid', d: `M${at} ${box.top}V${box.bottom}`}));
    if (!below.names.length) {
      node.append(text(at, box.bottom + 15, format(tick), {'text-anchor': 'middle', class: 'tick'}));
    }
  }
  node.append(shape('path', {class: 'axis', d: `M${box.left} ${box.bottom}H${box.right}`}));
  drawFoot(node, box, below, x.at);
}

/** Of the lines of a vertical axis's name but the first. */
const sideRoom = label => (wrapped(label, PLOT / LABEL).length - 1) * LINE;

/** Room for the numbers and the name of a vertical axis. */
function leftRoom(values, log, label) {
  const probe = scale(values, 1, 0, {log});
  return 34 + sideRoom(label) + Math.max(...probe.ticks.map(tick => wide(format(tick))), 12);
}

/** The name of a vertical axis, upwards. */
function sideName(node, box, label) {
  node.append(named(0, 0, label, PLOT / LABEL, {
    'text-anchor': 'middle', class: 'label',
    transform: `translate(${12 + sideRoom(label) / 2} ${(box.top + box.bottom) / 2}) rotate(-90)`,
  }));
}

function yAxis(node, y, box, label) {
  for (const tick of y.ticks) {
    const at = fixed(y.at(tick));
    node.append(
      shape('path', {class: 'grid', d: `M${box.left} ${at}H${box.right}`}),
      text(box.left - 6, at + 3.5, format(tick), {'text-anchor': 'end', class: 'tick'}));
  }
  node.append(shape('path', {class: 'axis', d: `M${box.left} ${box.top}V${box.bottom}`}));
  sideName(node, box, label);
}
