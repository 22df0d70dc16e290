package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.spec.PlainNumber;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of n parts of an experiment, for the tasks of an array job. The parts depend on the plan
 * alone, so every machine agrees on them; together they are all cells, each once.
 *
 * @param index from 1 to {@code count}
 * @param count number of parts
 */
public record Shard(int index, int count) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /** Checks the numbers. */
  public Shard {
    if (count < 1 || index < 1 || index > count) {
      throw new UsageException(
          "--shard: must be i/n with i from 1 to n, but was " + index + "/" + count);
    }
  }

  /** Reads {@code i/n}. */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          "--shard: must be i/n like 1/4, the first of four parts, but was \"" + text + "\"");
    }
    PlainNumber.check("--shard", matcher.group(1));
    PlainNumber.check("--shard", matcher.group(2));
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * The positions of the part's cells. Cells that differ in their seed alone cost about the same,
   * so they are dealt out like cards, kind after kind: the parts' sizes differ by one at most, and
   * so do their numbers of cells of any kind.
   */
  public List<Integer> of(List<Cell> cells) {
    Map<List<Object>, List<Integer>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      List<Object> kind = List.of(cell.method().name(), cell.varied());
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(i);
    }
    List<Integer> mine = new ArrayList<>();
    int dealt = 0;
    for (List<Integer> kind : kinds.values()) {
      for (int i : kind) {
        if (dealt++ % count == index - 1) {
          mine.add(i);
        }
      }
    }
    return mine.stream().sorted().toList();
  }
}
