package io.github.grposuite.reports.page;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.nio.DoubleBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Arrays of x that lines share, each once; finite. */
final class SharedPositions {
  /** A position, such as the number of updates, must stay what it is. */
  private static final int DIGITS = 10;

  private final Map<DoubleBuffer, Integer> indices = new LinkedHashMap<>();

  /** The position of an array among all different ones. */
  int index(double[] values) {
    DoubleBuffer key = DoubleBuffer.wrap(values);
    Integer index = indices.putIfAbsent(key, indices.size());
    return index == null ? indices.size() - 1 : index;
  }

  @JsonValue
  List<List<BigDecimal>> arrays() {
    return indices.keySet().stream()
        .map(
            values ->
                DoubleStream.of(values.array())
                    .mapToObj(value -> FewDigits.of(value, DIGITS))
                    .toList())
        .toList();
  }
}
