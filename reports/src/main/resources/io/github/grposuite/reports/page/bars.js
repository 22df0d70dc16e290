// Horizontal bars, single and in groups.

const BAR = 20;

/** Where the value axis begins and ends: at zero, unless it is logarithmic. */
function barScale(bars, box, log) {
  const ends = bars.flatMap(bar => [bar.height, finite(bar.error) ? bar.height - bar.error : null, finite(bar.error) ? bar.height + bar.error : null]);
  return log
    ? scale(ends, box.left, box.right, {log, room: 0.08})
    : zeroScale(ends, box);
}

function zeroScale(ends, box) {
  const [low, high] = extent([0, ...ends]);
  const room = 0.06 * (high - low || 1);
  return linearScale(low < 0 ? low - room : 0, high > 0 ? high + room : 0, box.left, box.right);
}

function drawBar(node, value, x, top, height) {
  const zero = x.at(x.log ? x.low : 0);
  const end = x.at(value.height);
  node.append(shape('rect', {
    class: 'bar', x: fixed(Math.min(zero, end)), y: fixed(top), width: fixed(Math.abs(end - zero)), height,
    style: `fill:${colour(value.style)}`,
  }));
  if (finite(value.error)) {
    node.append(errorBar(x.at(value.height - value.error), top + height / 2, x.at(value.height + value.error), top + height / 2));
  }
}

const positive = values => values.filter(finite).length > 0 && values.filter(finite).every(value => value > 0);

kinds.Bars = {
  options: panel => ({logY: positive(panel.bars.map(one => one.height))}),
  keys: () => [],
  draw(panel, state) {
    const names = panel.bars.map(one => one.label);
    const left = nameRoom(names);
    const row = rowHeight(names, left - 10, BAR + 8);
    const box = {left, right: WIDTH - 14, top: 8, bottom: 18 + panel.bars.length * row};
    const below = foot(panel.valueLabel, box.right - box.left);
    const node = canvas(box.bottom + below.height);
    const x = barScale(panel.bars.filter(one => finite(one.height)), box, state.logY);
    xAxis(node, x, box, below);
    const stops = panel.bars.map((one, i) => {
      const top = box.top + 4 + i * row + (row - BAR - 8) / 2;
      node.append(named(box.left - 8, top + 14, one.label, box.left - 10, {'text-anchor': 'end', class: 'tick'}));
      if (finite(one.height)) {
        drawBar(node, one, x, top, BAR);
      }
      return {
        px: finite(one.height) ? x.at(one.height) : box.left, py: top + BAR / 2, head: one.label,
        rows: () => [{style: one.style, label: panel.valueLabel, text: valueText(one.height, one.error)}],
      };
    });
    return {node, box, stops};
  },
  table: panel => ({
    head: ['', panel.valueLabel],
    rows: panel.bars.map(one => [one.label, valueText(one.height, one.error)]),
  }),
};

kinds.GroupedBars = {
  options: panel => ({logY: positive(panel.series.flatMap(series => series.heights))}),
  keys: panel => panel.series,
  draw(panel, state) {
    const series = panel.series.filter(one => !state.off.has(one.label));
    const each = series.length > 4 ? 10 : 14;
    const left = nameRoom(panel.groups);
    const bar = Math.max(1, series.length) * each;
    const block = rowHeight(panel.groups, left - 10, bar + 12);
    const box = {left, right: WIDTH - 14, top: 8, bottom: 22 + panel.groups.length * block};
    const below = foot(panel.valueLabel, box.right - box.left);
    const node = canvas(box.bottom + below.height);
    const bars = series.flatMap(one => one.heights.map((height, g) => ({height, error: one.errors[g], style: one.style, label: one.label, g})));
    const x = barScale(bars.filter(one => finite(one.height)), box, state.logY);
    xAxis(node, x, box, below);
    const stops = panel.groups.map((group, g) => {
      const top = box.top + 8 + g * block;
      node.append(named(box.left - 8, top + block / 2 - 2, group, box.left - 10, {'text-anchor': 'end', class: 'tick'}));
      const own = bars.filter(one => one.g === g);
      own.forEach((one, i) => finite(one.height) && drawBar(node, one, x, top + (block - bar - 12) / 2 + i * each, each - 2));
      return {
        px: Math.max(box.left, ...own.filter(one => finite(one.height)).map(one => x.at(one.height))),
        py: top + block / 2 - 6, head: group,
        rows: () => own.map(one => ({style: one.style, label: one.label, text: valueText(one.height, one.error)})),
      };
    });
    return {node, box, stops};
  },
  table: panel => ({
    head: ['', ...panel.series.map(one => one.label)],
    rows: panel.groups.map((group, g) => [group, ...panel.series.map(one => valueText(one.heights[g], one.errors[g]))]),
  }),
};
