// Scales: from values to positions.

/** The least and the greatest; 0 to 1 of nothing. */
function extent(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (finite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** The smallest 1, 2 or 5 times a power of ten that divides the length into at most so many. */
function tickStep(length, most) {
  let power = 10 ** Math.floor(Math.log10(length / most));
  for (;;) {
    for (const factor of [1, 2, 5]) {
      if (length / (power * factor) <= most) {
        return power * factor;
      }
    }
    power *= 10;
  }
}

function evenTicks(low, high, most) {
  const step = tickStep(high - low, most);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

function logTicks(low, high, most) {
  const decades = Math.log10(high / low);
  if (decades < 0.7) {
    return evenTicks(low, high, most).filter(tick => tick > 0);
  }
  const factors = decades < 2.5 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / most));
  const ticks = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high) + 1e-9; e++) {
    for (const factor of factors) {
      const tick = Number((factor * 10 ** e).toPrecision(3));
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9) && (factors.length > 1 || e % every === 0)) {
        ticks.push(tick);
      }
    }
  }
  return ticks;
}

/**
 * A scale over the values, with some room.
 *
 * @param options log, and room as a share of the length
 */
function scale(values, from, to, {log = false, room = 0.05, most = 6} = {}) {
  let [low, high] = extent(log ? values.filter(value => value > 0) : values);
  if (log) {
    low = low > 0 ? low : 1e-3;
    high = Math.max(high, low);
    const margin = high > low ? (high / low) ** room : 1.5;
    return logScale(low / margin, high * margin, from, to, most);
  }
  const margin = high > low ? room * (high - low) : Math.max(0.5, 0.1 * Math.abs(low));
  return linearScale(low - margin, high + margin, from, to, most);
}

function linearScale(low, high, from, to, most = 6) {
  const factor = (to - from) / (high - low);
  return {
    at: value => from + (value - low) * factor,
    ticks: evenTicks(low, high, most), low, high, from, to, log: false,
  };
}

function logScale(low, high, from, to, most) {
  const factor = (to - from) / Math.log(high / low);
  return {
    at: value => from + Math.log(Math.max(value, low) / low) * factor,
    ticks: logTicks(low, high, most), low, high, from, to, log: true,
  };
}
