package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Rows of a Parquet file, read by DuckDB as a stream. */
final class ParquetRows implements RowReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String file;
  private final Connection database;
  private final PreparedStatement query;
  private final ResultSet rows;
  private final List<Column> columns;
  private long row;

  private record Column(String name, Kind kind) {}

  private enum Kind {
    REAL,
    /** Without a zone; DuckDB's own object for it would pass through that of the machine. */
    TIMESTAMP,
    OTHER
  }

  private ParquetRows(String file, Connection database, PreparedStatement query, ResultSet rows)
      throws SQLException {
    this.file = file;
    this.database = database;
    this.query = query;
    this.rows = rows;
    this.columns = columns(rows.getMetaData());
  }

  static ParquetRows open(Path path) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("threads", "1"); // Rows are taken one by one, and each has its buffers.
    String file = path.toString();
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      Connection database = new DuckDBDriver().connect("jdbc:duckdb:", settings);
      opened.add(database);
      PreparedStatement query = query(database);
      opened.add(query);
      query.setString(1, file);
      return new ParquetRows(file, database, query, query.executeQuery());
    } catch (SQLException e) {
      close(opened);
      throw problem(file, e);
    }
  }

  private static PreparedStatement query(Connection database) throws SQLException {
    return database.prepareStatement("SELECT * FROM read_parquet(?)");
  }

  private static List<Column> columns(ResultSetMetaData data) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      String type = data.getColumnTypeName(i);
      columns.add(new Column(data.getColumnName(i), kind(type)));
    }
    return columns;
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "DOUBLE", "FLOAT" -> Kind.REAL;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Kind.TIMESTAMP;
      default -> Kind.OTHER;
    };
  }

  @Override
  public Row next() throws IOException {
    try {
      if (!rows.next()) {
        return null;
      }
      row++;
      ObjectNode values = JSON.objectNode();
      for (int i = 0; i < columns.size(); i++) {
        values.set(columns.get(i).name, value(i + 1, columns.get(i)));
      }
      return new Row(file, row, "row", values);
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  private JsonNode value(int number, Column column) throws SQLException {
    try {
      return switch (column.kind) {
        case REAL -> {
          double value = rows.getDouble(number);
          yield rows.wasNull() ? JSON.nullNode() : JSON.numberNode(value);
        }
        case TIMESTAMP -> ParquetValues.json(rows.getObject(number, LocalDateTime.class));
        case OTHER -> ParquetValues.json(rows.getObject(number));
      };
    } catch (ParquetValues.NoTextException e) {
      throw new PairException(
          "file", file + ", row " + row + ": " + column.name + ": " + e.getMessage());
    }
  }

  private static PairException problem(String file, SQLException e) {
    String reason = e.getMessage().lines().findFirst().orElse("").replaceAll("^[\\w ]+Error: ", "");
    return new PairException(
        "file", file + ": cannot be read as Parquet (" + reason + "); write the file again");
  }

  @Override
  public void close() throws IOException {
    close(List.of(database, query, rows));
  }

  /** The last first. */
  private static void close(List<? extends AutoCloseable> opened) throws IOException {
    try {
      for (int i = opened.size() - 1; i >= 0; i--) {
        opened.get(i).close();
      }
    } catch (Exception e) {
      throw new IOException("the database cannot be closed", e);
    }
  }
}
