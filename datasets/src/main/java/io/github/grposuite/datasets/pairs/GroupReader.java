package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which group a pair is of. */
final class GroupReader {
  private final String column;
  private final Optional<Map<String, String>> joined;

  private GroupReader(String column, Optional<Map<String, String>> joined) {
    this.column = column;
    this.joined = joined;
  }

  /** Reads the other file, if there is one. */
  static GroupReader open(GroupColumn group) {
    return group.join().isEmpty()
        ? new GroupReader(group.column(), Optional.empty())
        : new GroupReader(group.join().get().on(), Optional.of(table(group)));
  }

  private static Map<String, String> table(GroupColumn group) {
    GroupColumn.Join join = group.join().orElseThrow();
    Map<String, String> table = new HashMap<>();
    boolean key = false;
    boolean value = false;
    List<String> known = new ArrayList<>();
    RowFile file = new RowFile(join.file());
    try (RowReader rows = file.open()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        JsonNode on = row.get(join.on());
        JsonNode name = row.get(group.column());
        known = known.isEmpty() ? Columns.of(row) : known;
        key |= !on.isMissingNode();
        value |= !name.isMissingNode();
        Optional<String> id = Texts.plain(on).filter(text -> !text.isBlank());
        if (id.isPresent()) {
          String found = name(row, group.column(), name);
          String before = table.put(id.get(), found);
          if (before != null && !before.equals(found)) {
            throw new PairException(
                "group.join",
                "%s: has %s \"%s\" a second time, with \"%s\" after \"%s\"; keep one row of each"
                    .formatted(row.where(), join.on(), id.get(), found, before));
          }
        }
      }
    } catch (IOException e) {
      throw new PairException("group.join", file.problem(e));
    }
    if (!key || !value) {
      String missing = key ? group.column() : join.on();
      throw new PairException.UnknownName(
          key ? "group.column" : "group.on",
          join.file() + " has no column \"" + missing + "\"",
          missing,
          known);
    }
    return table;
  }

  /** The column of the pairs' own file. */
  String column() {
    return column;
  }

  /**
   * The group's name; empty if there is none.
   *
   * @param value what the column has
   */
  String of(Row row, JsonNode value) {
    String own = name(row, column, value);
    return joined.isEmpty() || own.isEmpty() ? own : joined.get().getOrDefault(own, "");
  }

  /** Whether it is the other file that has no name. */
  boolean lacksRow(Row row, JsonNode value) {
    String own = name(row, column, value);
    return joined.isPresent() && !own.isEmpty() && !joined.get().containsKey(own);
  }

  private static String name(Row row, String column, JsonNode value) {
    if (value.isContainerNode()) {
      throw new PairException(
          "group",
          row.where()
              + ": "
              + column
              + ": must be text or a number, but was "
              + (value.isArray() ? "a list" : "an object; write " + column + ".NAME for its part"));
    }
    return Texts.plain(value).filter(text -> !text.isBlank()).orElse("");
  }
}
