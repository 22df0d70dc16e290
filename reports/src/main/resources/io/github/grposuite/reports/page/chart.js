// What all charts have: the theme, colours, markers, paths.

const theme = json(document.getElementById('theme'));
const WIDTH = 480;
const HEIGHT = 310;

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

function canvas(height) {
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

/** A value with its uncertainty in words. */
function valueText(value, error, low, high) {
  if (finite(error)) {
    return format(value) + ' ± ' + format(error);
  }
  return finite(low) && finite(high)
    ? `${format(value)} [${format(low)}, ${format(high)}]`
    : format(value);
}
