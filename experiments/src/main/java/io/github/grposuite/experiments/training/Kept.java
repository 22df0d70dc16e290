package io.github.grposuite.experiments.training;

import java.lang.ref.SoftReference;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** A value that is computed when it is asked for, and again only if memory ran short since. */
final class Kept<T> {
  private final Function<DoubleConsumer, T> computation;
  private SoftReference<T> value = new SoftReference<>(null);

  /** {@code computation} tells the finished part, from 0 to 1. */
  Kept(Function<DoubleConsumer, T> computation) {
    this.computation = computation;
  }

  synchronized T get(DoubleConsumer progress) {
    T known = value.get();
    if (known == null) {
      known = computation.apply(progress);
      value = new SoftReference<>(known);
    }
    return known;
  }
}
