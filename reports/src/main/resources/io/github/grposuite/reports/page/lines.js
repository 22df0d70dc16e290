// Lines with bands and thin traces; stacked areas.

const FEW_POINTS = 12;

/** Which lines a legend's key means: those of its name, else of its colour, or of its dash. */
function keyMeans(panel, key, line) {
  if (panel.lines.some(other => other.label === key.label)) {
    return panel.lines.some(other => other.label === key.label && sameStyle(other, line, key));
  }
  return key.style[0] >= 0 ? line.style[0] === key.style[0] : line.style[1] === key.style[1];
}

/** A trace has its line's style; a group's key means its dash in every colour. */
function sameStyle(named, line, key) {
  return key.style[0] < 0 ? named.style[1] === line.style[1] : named.style[0] === line.style[0] && named.style[1] === line.style[1];
}

function shownLines(panel, lines, off) {
  const hidden = panel.keys.filter(key => off.has(key.label));
  return lines.filter(line => !hidden.some(key => keyMeans(panel, key, line)));
}

/** A line's name with that of its colour, where the legend has both. */
function lineName(panel, line) {
  const names = panel.keys.filter(key => keyMeans(panel, key, line)).map(key => key.label);
  return names.length ? names.join(', ') : line.label;
}

const lowOf = (line, i) => line.low ? line.low[i] : line.error && finite(line.error[i]) ? line.y[i] - line.error[i] : null;
const highOf = (line, i) => line.high ? line.high[i] : line.error && finite(line.error[i]) ? line.y[i] + line.error[i] : null;

function linePath(line, x, y) {
  return pathOf(line.x.map((at, i) =>
    finite(line.y[i]) && !(x.log && at <= 0) && !(y.log && line.y[i] <= 0) ? [x.at(at), y.at(line.y[i])] : null));
}

function bandPath(line, x, y) {
  let path = '';
  let run = [];
  const close = () => {
    if (run.length > 1) {
      const upper = run.map(i => [x.at(line.x[i]), y.at(highOf(line, i))]);
      const lower = run.map(i => [x.at(line.x[i]), y.at(lowOf(line, i))]).reverse();
      path += pathOf([...upper, ...lower]) + 'Z';
    }
    run = [];
  };
  for (let i = 0; i < line.x.length; i++) {
    const whole = finite(line.y[i]) && finite(lowOf(line, i)) && finite(highOf(line, i));
    if (whole && !(x.log && line.x[i] <= 0)) {
      run.push(i);
    } else {
      close();
    }
  }
  close();
  return path;
}

/** What is shown at each position that some line has. */
function lineStops(panel, lines, x, y) {
  const positions = [...new Set(lines.flatMap(line => line.x))]
    .filter(at => !x.log || at > 0)
    .sort((a, b) => a - b);
  const indices = lines.map(line => new Map(line.x.map((at, i) => [at, i])));
  return positions.map(at => ({
    px: x.at(at),
    head: panel.xLabel + ' ' + (panel.ticks && panel.ticks.length ? panel.ticks[at] ?? '' : format(at)),
    rows: () => lines.flatMap((line, l) => {
      const i = indices[l].get(at);
      return i === undefined || !finite(line.y[i]) ? [] : [{
        style: line.style, label: lineName(panel, line), value: line.y[i],
        text: valueText(line.y[i], line.error ? line.error[i] : null, lowOf(line, i), highOf(line, i)),
        py: y.at(line.y[i]),
      }];
    }).sort((a, b) => a.py - b.py),
  }));
}

function lineValues(lines) {
  return lines.flatMap(line => line.y.flatMap((value, i) => [value, lowOf(line, i), highOf(line, i)]));
}

kinds.Lines = {
  options(panel) {
    const values = panel.lines.flatMap(line => line.y).filter(finite);
    const positions = new Set(panel.lines.flatMap(line => line.x).filter(at => at > 0));
    return {
      logY: values.length > 0 && values.every(value => value > 0),
      logX: panel.ticks.length === 0 && positions.size > 2,
      traces: panel.traces.length > 0,
    };
  },
  keys: panel => panel.keys,
  draw(panel, state) {
    const lines = shownLines(panel, panel.lines, state.off);
    const traces = state.traces ? shownLines(panel, panel.traces, state.off) : [];
    const values = [...lineValues(lines), ...traces.flatMap(line => line.y), ...(panel.yRange ?? [])];
    const box = {left: leftRoom(values, state.logY, panel.yLabel), right: WIDTH - 12, top: 8};
    const below = foot(panel.xLabel, box.right - box.left, panel.ticks);
    box.bottom = plotBottom(box.top, below);
    const x = panel.ticks.length
      ? linearScale(-0.5, panel.ticks.length - 0.5, box.left, box.right)
      : scale(lines.flatMap(line => line.x), box.left, box.right, {log: state.logX, room: 0.015});
    const y = scale(values, box.bottom, box.top, {log: state.logY});
    const node = canvas(box.bottom + below.height);
    xAxis(node, x, box, below);
    yAxis(node, y, box, panel.yLabel);
    const marked = lines.every(line => line.x.length <= FEW_POINTS);
    for (const line of lines) {
      node.append(shape('path', {class: 'band', d: bandPath(line, x, y), style: `fill:${colour(line.style)}`}));
    }
    for (const line of traces) {
      node.append(shape('path', {class: 'trace', d: linePath(line, x, y), style: `stroke:${colour(line.style)}`}));
    }
    for (const line of lines) {
      node.append(shape('path', {
        class: 'line', d: linePath(line, x, y), 'stroke-dasharray': dash(line.style), style: `stroke:${colour(line.style)}`,
      }));
      if (marked || line.x.length < 3) {
        line.x.forEach((at, i) => finite(line.y[i]) && node.append(marker(line.style, x.at(at), y.at(line.y[i]))));
      }
    }
    return {node, box, stops: lineStops(panel, lines, x, y)};
  },
  table(panel) {
    return {
      head: ['line', panel.xLabel, panel.yLabel + ' at the end'],
      rows: panel.lines.map(line => {
        const last = line.y.findLastIndex(finite);
        const at = last < 0 ? null : line.x[last];
        return [lineName(panel, line), panel.ticks.length ? panel.ticks[at] ?? '—' : format(at),
          last < 0 ? '—' : valueText(line.y[last], line.error ? line.error[last] : null, lowOf(line, last), highOf(line, last))];
      }),
    };
  },
};

kinds.Areas = {
  options: () => ({}),
  keys: panel => panel.areas.map(line => ({label: line.label, style: line.style})),
  draw(panel, state) {
    const lines = panel.areas.filter(line => !state.off.has(line.label));
    const positions = lines.length ? lines[0].x : [0, 1];
    const sums = positions.map(() => 0);
    const box = {left: 62 + sideRoom(panel.yLabel), right: WIDTH - 12, top: 8};
    const below = foot(panel.xLabel, box.right - box.left);
    box.bottom = plotBottom(box.top, below);
    const total = positions.map((_, i) => lines.reduce((sum, line) => sum + (line.y[i] ?? 0), 0));
    const x = scale(positions, box.left, box.right, {room: 0});
    const y = linearScale(0, Math.max(...total, 1e-9), box.bottom, box.top);
    const node = canvas(box.bottom + below.height);
    const bands = lines.map(line => {
      const lower = positions.map((at, i) => [x.at(at), y.at(sums[i])]);
      line.y.forEach((value, i) => { sums[i] += value ?? 0; });
      const upper = positions.map((at, i) => [x.at(at), y.at(sums[i])]);
      return shape('path', {
        class: 'area', d: pathOf([...lower, ...upper.reverse()]) + 'Z', style: `fill:${colour(line.style)}`,
      });
    });
    xAxis(node, x, box, below);
    yAxis(node, y, box, panel.yLabel);
    node.append(...bands);
    const stops = positions.map((at, i) => ({
      px: x.at(at),
      head: panel.xLabel + ' ' + format(at),
      rows: () => lines.map(line => ({style: line.style, label: line.label, text: format(line.y[i])})).reverse(),
    }));
    return {node, box, stops};
  },
  table: panel => ({
    head: ['area', panel.yLabel + ' at the end'],
    rows: panel.areas.map(line => [line.label, format(line.y.at(-1))]),
  }),
};
