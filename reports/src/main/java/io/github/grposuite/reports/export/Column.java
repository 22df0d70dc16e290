package io.github.grposuite.reports.export;

import java.util.regex.Pattern;

/** A column of a table; its type is that of all values seen, and text if they differ. */
final class Column {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern NUMBER =
      Pattern.compile("-?(([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?|Infinity)|NaN");
  private static final Pattern TRUTH = Pattern.compile("true|false");

  private final String name;
  private boolean whole = true;
  private boolean number = true;
  private boolean truth = true;
  private boolean empty = true;
  private String fixed = "";

  Column(String name) {
    this.name = name;
  }

  /** A column of a known type. */
  static Column of(String name, String type) {
    Column column = new Column(name);
    column.fixed = type;
    return column;
  }

  String name() {
    return name;
  }

  /** Takes account of a value; empty is none. */
  void see(String value) {
    if (value.isEmpty()) {
      return;
    }
    empty = false;
    whole = whole && WHOLE.matcher(value).matches();
    number = number && NUMBER.matcher(value).matches();
    truth = truth && TRUTH.matcher(value).matches();
  }

  /** The type in SQL. */
  String type() {
    if (!fixed.isEmpty()) {
      return fixed;
    }
    if (empty || !(number || truth)) {
      return "VARCHAR";
    }
    return truth ? "BOOLEAN" : whole ? "BIGINT" : "DOUBLE";
  }
}
