package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** Rows of a Parquet file, read by DuckDB as a stream. */
final class ParquetRows implements RowReader {
  private final String file;
  private final Connection database;
  private final ResultSet rows;
  private final List<Column> columns;
  private long row;

  private record Column(String name, Kind kind) {}

  private enum Kind {
    NUMBER,
    WHOLE,
    BOOLEAN,
    TEXT,
    /** As JSON. */
    NESTED;

    static Kind of(String type) {
      if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
        return NESTED;
      }
      if (type.startsWith("DECIMAL")) {
        return NUMBER;
      }
      return switch (type) {
        case "DOUBLE", "FLOAT" -> NUMBER;
        case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
            WHOLE;
        case "BOOLEAN" -> BOOLEAN;
        default -> TEXT;
      };
    }
  }

  private ParquetRows(String file, Connection database, List<Column> columns, ResultSet rows) {
    this.file = file;
    this.database = database;
    this.columns = columns;
    this.rows = rows;
  }

  static ParquetRows open(Path path) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("preserve_insertion_order", "true");
    Connection database = null;
    try {
      database = new DuckDBDriver().connect("jdbc:duckdb:", settings);
      Statement statement = database.createStatement();
      String table = "read_parquet('" + path.toString().replace("'", "''") + "')";
      List<Column> columns = new ArrayList<>();
      try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
        while (described.next()) {
          columns.add(new Column(described.getString(1), Kind.of(described.getString(2))));
        }
      }
      String selected =
          columns.stream().map(ParquetRows::expression).collect(Collectors.joining(", "));
      ResultSet rows = statement.executeQuery("SELECT " + selected + " FROM " + table);
      return new ParquetRows(path.toString(), database, columns, rows);
    } catch (SQLException e) {
      close(database);
      throw problem(path.toString(), e);
    }
  }

  private static String expression(Column column) {
    String name = '"' + column.name.replace("\"", "\"\"") + '"';
    return switch (column.kind) {
      case NESTED -> "CAST(to_json(" + name + ") AS VARCHAR)";
      case NUMBER -> "CAST(" + name + " AS DOUBLE)";
      case WHOLE -> "CAST(" + name + " AS BIGINT)";
      case TEXT -> "CAST(" + name + " AS VARCHAR)";
      case BOOLEAN -> name;
    };
  }

  @Override
  public Row next() throws IOException {
    try {
      if (!rows.next()) {
        return null;
      }
      ObjectNode values = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < columns.size(); i++) {
        read(values, columns.get(i), i + 1);
      }
      return new Row(file, ++row, "row", values);
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  private void read(ObjectNode values, Column column, int at) throws SQLException, IOException {
    String name = column.name;
    switch (column.kind) {
      case NUMBER -> values.put(name, rows.getDouble(at));
      case WHOLE -> values.put(name, rows.getLong(at));
      case BOOLEAN -> values.put(name, rows.getBoolean(at));
      case TEXT -> values.put(name, rows.getString(at));
      case NESTED -> {
        String json = rows.getString(at);
        if (json != null) {
          values.set(name, JsonRows.MAPPER.readTree(json));
        }
      }
    }
    if (rows.wasNull()) {
      values.putNull(name);
    }
  }

  private static PairException problem(String file, SQLException e) {
    String reason = e.getMessage().lines().findFirst().orElse("").replaceAll("^[\\w ]+Error: ", "");
    return new PairException(
        "file", file + ": cannot be read as Parquet (" + reason + "); write the file again");
  }

  @Override
  public void close() throws IOException {
    close(database);
  }

  private static void close(Connection database) throws IOException {
    try {
      if (database != null) {
        database.close();
      }
    } catch (SQLException e) {
      throw new IOException("the database cannot be closed", e);
    }
  }
}
