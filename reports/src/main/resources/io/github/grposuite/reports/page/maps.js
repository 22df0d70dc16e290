// Heat maps, fronts of points, and the simplex of weights.

/** From nearly white to the theme's first colour, alike in light and dark. */
function heat(share) {
  const full = [1, 3, 5].map(i => parseInt(theme.colours[0].slice(i, i + 2), 16));
  const mixed = full.map(part => Math.round(244 + (part - 244) * share));
  return {fill: `rgb(${mixed.join(' ')})`, ink: share > 0.72 ? '#fff' : '#111'};
}

kinds.HeatMap = {
  options: () => ({}),
  keys: () => [],
  draw(panel) {
    const rows = panel.rows.length;
    const side = 22 + sideRoom(panel.yLabel);
    const box = {left: side + nameRoom(panel.rows), right: WIDTH - 12, top: 8};
    const below = foot(panel.xLabel, box.right - box.left, panel.columns);
    const tall = rowHeight(panel.rows, box.left - side - 2, Math.max(22, Math.min(44, PLOT / rows), below.height / rows));
    box.bottom = box.top + tall * rows;
    const width = (box.right - box.left) / panel.columns.length;
    const [low, high] = extent(panel.values.flat());
    const scaleWords = `${panel.valueLabel}: ${format(low)} (light) to ${format(high)} (dark); the frame marks the best`;
    const scaleLines = wrapped(scaleWords, WIDTH - 20).length;
    const node = canvas(box.bottom + below.height + 8 + scaleLines * LINE);
    const stops = [];
    for (let r = rows - 1; r >= 0; r--) {
      const top = box.top + (rows - 1 - r) * tall;
      node.append(named(box.left - 6, top + tall / 2 + 4, panel.rows[r], box.left - side - 2, {'text-anchor': 'end', class: 'tick'}));
      panel.columns.forEach((column, c) => {
        const left = box.left + c * width;
        stops.push(heatCell(panel, node, {r, c, left, top, width, tall, low, high}));
      });
    }
    if (panel.bestRow >= 0) {
      node.append(shape('rect', {
        class: 'best', x: fixed(box.left + panel.bestColumn * width + 1), y: fixed(box.top + (rows - 1 - panel.bestRow) * tall + 1),
        width: fixed(width - 2), height: fixed(tall - 2),
      }));
    }
    drawFoot(node, box, below, c => box.left + (c + 0.5) * width);
    sideName(node, box, panel.yLabel);
    node.append(named(WIDTH / 2, box.bottom + below.height + 12 + (scaleLines - 1) * LINE / 2, scaleWords, WIDTH - 20, {'text-anchor': 'middle', class: 'tick'}));
    return {node, box, stops, stride: panel.columns.length};
  },
  table: panel => ({
    head: [panel.yLabel, ...panel.columns.map(column => panel.xLabel + ' ' + column)],
    rows: panel.rows.map((row, r) => [row, ...panel.columns.map((_, c) => valueText(panel.values[r][c], panel.errors[r]?.[c]))]),
  }),
};

function heatCell(panel, node, {r, c, left, top, width, tall, low, high}) {
  const value = panel.values[r][c];
  const tone = finite(value) ? heat(high > low ? (value - low) / (high - low) : 0.5) : null;
  node.append(shape('rect', {
    class: tone ? 'cell' : 'cell none', x: fixed(left), y: fixed(top), width: fixed(width), height: fixed(tall),
    style: tone ? `fill:${tone.fill}` : null,
  }));
  const words = format(value, 3);
  if (wide(words) <= width - 2) {
    node.append(text(left + width / 2, top + tall / 2 + 4, words,
      {'text-anchor': 'middle', class: 'tick', style: tone ? `fill:${tone.ink}` : null}));
  }
  return {
    px: left + width / 2, py: top + tall / 2,
    head: `${panel.xLabel} ${panel.columns[c]}, ${panel.yLabel} ${panel.rows[r]}`,
    rows: () => [{label: panel.valueLabel, text: valueText(value, panel.errors[r]?.[c])}],
  };
}

/** Whether two boxes, of left, top, right and bottom, have something in common. */
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Names beside points where they cover nothing; the pointer and the table tell the others. */
function pointNames(points, x, y, box) {
  const taken = points.map(point => [x.at(point.x) - 4, y.at(point.y) - 4, x.at(point.x) + 4, y.at(point.y) + 4]);
  const nodes = [];
  for (const point of points.filter(one => one.label)) {
    const [at, base] = [x.at(point.x) + 6, y.at(point.y) - 6];
    const room = [at, base - 9, at + 0.87 * wide(point.label), base + 2];
    if (room[2] <= box.right && room[1] >= box.top && !taken.some(other => overlap(other, room))) {
      taken.push(room);
      nodes.push(text(at, base, point.label, {class: 'name'}));
    }
  }
  return nodes;
}

kinds.Points = {
  options: panel => ({
    logX: positive(panel.points.map(point => point.x)),
    logY: positive(panel.points.map(point => point.y)),
  }),
  keys: panel => panel.keys,
  draw(panel, state) {
    const hidden = panel.keys.filter(key => state.off.has(key.label));
    const points = panel.points.filter(point => finite(point.x) && finite(point.y)
      && !hidden.some(key => key.style[0] === point.style[0]));
    const ends = (value, error) => finite(error) ? [value - error, value + error] : [value];
    const ys = points.flatMap(point => ends(point.y, point.yError));
    const box = {left: leftRoom(ys, state.logY, panel.yLabel), right: WIDTH - 14, top: 10};
    const below = foot(panel.xLabel, box.right - box.left);
    box.bottom = plotBottom(box.top, below);
    const x = scale(points.flatMap(point => ends(point.x, point.xError)), box.left, box.right, {log: state.logX});
    const y = scale(ys, box.bottom, box.top, {log: state.logY});
    const node = canvas(box.bottom + below.height);
    xAxis(node, x, box, below);
    yAxis(node, y, box, panel.yLabel);
    const front = points.filter(point => point.onFront).sort((a, b) => a.x - b.x);
    node.append(shape('path', {class: 'front', d: pathOf(front.map(point => [x.at(point.x), y.at(point.y)]))}));
    for (const point of points) {
      if (finite(point.xError)) {
        node.append(errorBar(x.at(point.x - point.xError), y.at(point.y), x.at(point.x + point.xError), y.at(point.y), point.style));
      }
      if (finite(point.yError)) {
        node.append(errorBar(x.at(point.x), y.at(point.y - point.yError), x.at(point.x), y.at(point.y + point.yError), point.style));
      }
      node.append(marker(point.style, x.at(point.x), y.at(point.y), {class: point.onFront ? 'point front' : 'point'}));
    }
    node.append(...pointNames(points, x, y, box));
    const stops = [...points].sort((a, b) => a.x - b.x).map(point => ({
      px: x.at(point.x), py: y.at(point.y), head: point.label + (point.onFront ? ' (on the front)' : ''),
      rows: () => [
        {style: point.style, label: panel.xLabel, text: valueText(point.x, point.xError)},
        {style: point.style, label: panel.yLabel, text: valueText(point.y, point.yError)}],
    }));
    return {node, box, stops};
  },
  table: panel => ({
    head: ['', panel.xLabel, panel.yLabel, 'on the front'],
    rows: panel.points.map(point => [point.label, valueText(point.x, point.xError), valueText(point.y, point.yError), point.onFront ? 'yes' : 'no']),
  }),
};

const ROOT3 = Math.sqrt(3);

/** Of a lower corner's name: half of the triangle's side. */
const CORNER = PLOT / ROOT3 - 4;

/** The triangle of the simplex, and where a point of it stands. */
function placement(box) {
  const side = Math.min(box.right - box.left, (box.bottom - box.top) * 2 / ROOT3);
  const left = (box.left + box.right - side) / 2;
  const corners = [[left, box.bottom], [left + side, box.bottom], [left + side / 2, box.bottom - side * ROOT3 / 2]];
  return {
    corners,
    at: weights => [0, 1].map(axis => weights.reduce((sum, weight, c) => sum + weight * corners[c][axis], 0)),
  };
}

kinds.Simplex = {
  options: panel => ({traces: panel.paths.some(path => path.thin)}),
  keys: panel => panel.paths.filter(path => !path.thin).map(path => ({label: path.label, style: path.style})),
  draw(panel, state) {
    const keys = this.keys(panel);
    const off = keys.filter(key => state.off.has(key.label));
    const paths = panel.paths.filter(path => !off.some(key => key.style[0] === path.style[0] && key.style[1] === path.style[1])
      && (!path.thin || state.traces));
    const names = panel.corners.map(corner => 'all on ' + corner);
    const lines = names.map((name, c) => wrapped(name, c === 2 ? WIDTH - 20 : CORNER).length);
    const box = {left: 40, right: WIDTH - 40, top: 18 + LINE * lines[2]};
    box.bottom = box.top + PLOT;
    const place = placement(box);
    const node = canvas(box.bottom + 22 + LINE * Math.max(lines[0], lines[1]));
    node.append(shape('path', {class: 'axis', d: pathOf(place.corners) + 'Z'}));
    place.corners.forEach((corner, c) => {
      const half = (lines[c] - 1) * LINE / 2;
      node.append(named(corner[0], corner[1] + (c === 2 ? -8 - half : 18 + half), names[c], c === 2 ? WIDTH - 20 : CORNER,
        {'text-anchor': ['start', 'end', 'middle'][c], class: 'tick'}));
    });
    const stops = [];
    for (const path of paths) {
      const points = path.x.map((_, i) => place.at(path.weights.map(corner => corner[i])));
      node.append(shape('path', {
        class: path.thin ? 'trace' : 'line', d: pathOf(points), style: `stroke:${colour(path.style)}`, 'stroke-dasharray': path.thin ? null : dash(path.style),
      }));
      if (!path.thin && points.length) {
        node.append(
          shape('circle', {class: 'start', cx: fixed(points[0][0]), cy: fixed(points[0][1]), r: 4, style: `stroke:${colour(path.style)}`}),
          shape('circle', {cx: fixed(points.at(-1)[0]), cy: fixed(points.at(-1)[1]), r: 4, style: `fill:${colour(path.style)}`}));
        points.forEach((point, i) => stops.push({
          px: point[0], py: point[1], head: `${path.label}, ${format(path.x[i])}`,
          rows: () => panel.corners.map((corner, c) => ({style: path.style, label: corner, text: format(path.weights[c][i])})),
        }));
      }
    }
    return {node, box, stops};
  },
  table: panel => ({
    head: ['path', ...panel.corners.map(corner => corner + ' at the end')],
    rows: panel.paths.filter(path => !path.thin).map(path => [path.label, ...path.weights.map(corner => format(corner.at(-1)))]),
  }),
};
