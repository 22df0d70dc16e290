// Forest plots and average ranks.

kinds.Forest = {
  options: () => ({}),
  keys: () => [],
  draw(panel) {
    const names = panel.rows.map(row => (row.label + ' ' + row.note).trim());
    const left = nameRoom(names);
    const row = rowHeight(names, left - 10, 22);
    const box = {left, right: WIDTH - 14, top: 8, bottom: 18 + panel.rows.length * row};
    const below = foot(panel.valueLabel, box.right - box.left);
    const node = canvas(box.bottom + below.height);
    const x = scale([panel.reference, ...panel.rows.flatMap(row => [row.value, row.low, row.high])], box.left, box.right);
    xAxis(node, x, box, below);
    node.append(shape('path', {class: 'reference', d: `M${fixed(x.at(panel.reference))} ${box.top}V${box.bottom}`}));
    const stops = panel.rows.map((one, i) => {
      const at = box.top + 1 + (i + 0.5) * row;
      node.append(named(box.left - 8, at + 4, names[i], box.left - 10, {'text-anchor': 'end', class: 'tick'}));
      if (finite(one.low) && finite(one.high)) {
        node.append(errorBar(x.at(one.low), at, x.at(one.high), at, one.style));
      }
      if (finite(one.value)) {
        node.append(marker(one.style, x.at(one.value), at));
      }
      return {
        px: finite(one.value) ? x.at(one.value) : box.left, py: at, head: one.label,
        rows: () => [{style: one.style, label: panel.valueLabel, text: valueText(one.value, null, one.low, one.high)},
          ...(one.note ? [{label: '', text: one.note}] : [])],
      };
    });
    return {node, box, stops};
  },
  table: panel => ({
    head: ['', panel.valueLabel, ''],
    rows: panel.rows.map(row => [row.label, valueText(row.value, null, row.low, row.high), row.note]),
  }),
};

/** Of a side's names in a diagram of ranks: half is for the axis. */
const MOST_SIDE = 118;

kinds.CriticalDifference = {
  options: () => ({}),
  keys: () => [],
  draw(panel) {
    const sorted = panel.methods.map((method, i) => ({...method, i})).sort((a, b) => a.rank - b.rank);
    const half = Math.ceil(sorted.length / 2);
    const names = sorted.map(method => `${method.label} ${method.rank.toFixed(2)}`);
    const labels = Math.min(MOST_SIDE, nameRoom(names));
    const row = rowHeight(names, labels - 8, 20);
    const box = {left: labels, right: WIDTH - labels, top: 62};
    const bars = panel.cliques.length * 9;
    const height = box.top + bars + 24 + half * row;
    const x = linearScale(1, Math.max(2, sorted.length), box.left, box.right, 8);
    const node = canvas(height);
    node.append(shape('path', {class: 'axis', d: `M${box.left} ${box.top}H${box.right}`}));
    for (const tick of x.ticks) {
      node.append(shape('path', {class: 'axis', d: `M${fixed(x.at(tick))} ${box.top}v-5`}),
        text(x.at(tick), box.top - 9, format(tick), {'text-anchor': 'middle', class: 'tick'}));
    }
    if (finite(panel.criticalDifference)) {
      const end = Math.min(box.right, x.at(1 + panel.criticalDifference));
      node.append(errorBar(box.left, 26, end, 26),
        text((box.left + end) / 2, 17, 'critical difference ' + format(panel.criticalDifference), {'text-anchor': 'middle', class: 'tick'}));
    }
    panel.cliques.forEach((clique, c) => {
      const ranks = clique.map(i => panel.methods[i].rank);
      const y = box.top + 8 + c * 9;
      node.append(shape('path', {class: 'clique', d: `M${fixed(x.at(Math.min(...ranks)) - 3)} ${y}H${fixed(x.at(Math.max(...ranks)) + 3)}`}));
    });
    const stops = sorted.map((method, k) => {
      const left = k < half;
      const y = box.top + bars + 12 + (0.5 + (left ? k : sorted.length - 1 - k)) * row;
      const at = x.at(method.rank);
      const edge = left ? box.left - 4 : box.right + 4;
      node.append(
        shape('path', {class: 'leader', d: `M${fixed(at)} ${box.top}V${y}H${edge}`, style: `stroke:${colour(method.style)}`}),
        named(left ? edge - 4 : edge + 4, y + 4, names[k], labels - 8, {'text-anchor': left ? 'end' : 'start', class: 'tick'}));
      return {px: at, py: y, head: method.label, rows: () => [{style: method.style, label: 'average rank', text: format(method.rank)}]};
    });
    return {node, box, stops};
  },
  table: panel => ({
    head: ['', 'average rank'],
    rows: panel.methods.map(method => [method.label, format(method.rank)]),
  }),
};
