package io.github.grposuite.reports.export;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parquet files, written by DuckDB: one thread in a fixed amount of memory, so that the same table
 * gives the same bytes in the same version of DuckDB. Nothing is fetched.
 */
final class Parquet {
  private static final List<String> SETTINGS =
      List.of(
          "SET threads = 1",
          "SET memory_limit = '256MB'",
          "SET temp_directory = ''",
          "SET autoinstall_known_extensions = false",
          "SET autoload_known_extensions = false");

  private Parquet() {}

  /** Writes a CSV table with a header as Parquet; an empty field is null. */
  static void write(Path csv, List<Column> columns, Path parquet) throws IOException {
    String types =
        columns.stream()
            .map(column -> text(column.name()) + ": " + text(column.type()))
            .collect(Collectors.joining(", ", "{", "}"));
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      statement.execute(
          ("COPY (FROM read_csv(%s, auto_detect = false, header = true, delim = ',', quote = '\"',"
                  + " escape = '\"', nullstr = '', columns = %s))"
                  + " TO %s (FORMAT parquet, COMPRESSION zstd)")
              .formatted(text(literal(csv)), types, text(parquet.toAbsolutePath().toString())));
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IOException("Parquet was not written: " + reason, e);
    }
  }

  /** Text in SQL. */
  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A path in which nothing is a pattern, nor a home. */
  private static String literal(Path path) {
    return path.toAbsolutePath().toString().replaceAll("([*?\\[])", "[$1]");
  }
}
