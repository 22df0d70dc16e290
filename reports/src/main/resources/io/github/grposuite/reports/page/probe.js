// Values under the pointer, or by arrow keys.

/** A short piece of a line or bar, as legends have it. */
function swatch(style) {
  const node = shape('svg', {viewBox: '0 0 30 12', width: 30, height: 12, 'aria-hidden': 'true'});
  if (style) {
    node.append(shape('path', {d: 'M1 6H29', class: 'line', style: `stroke:${colour(style)}`, 'stroke-dasharray': dash(style)}));
    if (style[0] >= 0) {
      node.append(marker(style, 15, 6));
    }
  }
  return node;
}

/**
 * Listens to pointer and keys.
 *
 * @param frame holds the chart and what is said of it
 * @param current gives what is drawn now: its node, box and stops
 */
function probe(frame, tip, current) {
  let index = -1;

  const hide = () => {
    index = -1;
    tip.hidden = true;
    current().node.querySelector('.probe')?.remove();
  };

  const show = next => {
    const {node, box, stops} = current();
    index = Math.max(0, Math.min(stops.length - 1, next));
    const stop = stops[index];
    if (!stop) {
      return;
    }
    const rows = stop.rows();
    node.querySelector('.probe')?.remove();
    node.append(mark(stop, rows, box));
    tip.replaceChildren(el('b', {}, stop.head),
      ...rows.map(row => el('span', {class: 'row'}, swatch(row.style), row.label, el('b', {}, row.text))));
    tip.hidden = false;
    place(stop, node);
  };

  const place = (stop, node) => {
    const size = node.getBoundingClientRect();
    const outer = frame.getBoundingClientRect();
    const factor = size.width / WIDTH;
    const x = stop.px * factor + size.left - outer.left;
    const right = x + 14 + tip.offsetWidth <= outer.width;
    tip.style.left = `${Math.max(0, right ? x + 14 : x - 14 - tip.offsetWidth)}px`;
    const y = (stop.py ?? 20) * factor + size.top - outer.top;
    tip.style.top = `${Math.max(0, Math.min(y - 10, size.bottom - outer.top - tip.offsetHeight))}px`;
  };

  frame.addEventListener('pointermove', event => {
    const size = current().node.getBoundingClientRect();
    show(nearest(current().stops, (event.clientX - size.left) * WIDTH / size.width, (event.clientY - size.top) * WIDTH / size.width));
  });
  frame.addEventListener('pointerleave', hide);
  frame.addEventListener('focusout', hide);
  frame.addEventListener('keydown', event => {
    const stride = current().stride ?? 1;
    const moves = {
      ArrowRight: index + 1, ArrowLeft: index < 0 ? Infinity : index - 1,
      ArrowDown: index + stride, ArrowUp: index < 0 ? 0 : index - stride,
      PageDown: index + 10, PageUp: index - 10, Home: 0, End: Infinity,
    };
    if (event.key === 'Escape') {
      hide();
    } else if (event.key in moves) {
      event.preventDefault();
      show(moves[event.key]);
    }
  });
  return hide;
}

/** The crosshair, or a ring around a point. */
function mark(stop, rows, box) {
  if (stop.py !== undefined) {
    return shape('circle', {class: 'probe', cx: fixed(stop.px), cy: fixed(stop.py), r: 8});
  }
  return shape('g', {class: 'probe'},
    shape('path', {d: `M${fixed(stop.px)} ${box.top}V${box.bottom}`}),
    ...rows.filter(row => row.py !== undefined).map(row =>
      shape('circle', {cx: fixed(stop.px), cy: fixed(row.py), r: 3.5, style: `stroke:${colour(row.style)}`})));
}

function nearest(stops, x, y) {
  let best = 0;
  let least = Infinity;
  stops.forEach((stop, i) => {
    const distance = Math.abs(stop.px - x) ** 2 * (stop.py === undefined ? 1 : 0.25) + (stop.py === undefined ? 0 : (stop.py - y) ** 2);
    if (distance < least) {
      least = distance;
      best = i;
    }
  });
  return best;
}
