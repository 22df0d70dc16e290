package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBStruct;

/** Rows of a Parquet file, read by DuckDB as a stream. */
final class ParquetRows implements RowReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String file;
  private final Connection database;
  private final PreparedStatement query;
  private final ResultSet rows;
  private final List<Column> columns;
  private long row;

  /** {@code isReal}: its values are numbers with a point. */
  private record Column(String name, boolean isReal) {}

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
      boolean list = type.endsWith("]");
      boolean real = type.equals("DOUBLE") || type.equals("FLOAT") || type.startsWith("DECIMAL");
      columns.add(new Column(data.getColumnName(i), real && !list));
    }
    return columns;
  }

  @Override
  public Row next() throws IOException {
    try {
      if (!rows.next()) {
        return null;
      }
      ObjectNode values = JSON.objectNode();
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        if (column.isReal) {
          double value = rows.getDouble(i + 1);
          values.set(column.name, rows.wasNull() ? JSON.nullNode() : JSON.numberNode(value));
        } else {
          values.set(column.name, json(rows.getObject(i + 1)));
        }
      }
      return new Row(file, ++row, "row", values);
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  private static JsonNode json(Object value) throws SQLException {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof DuckDBStruct struct) {
      return json(struct.getMap());
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        object.set(String.valueOf(entry.getKey()), json(entry.getValue()));
      }
      return object;
    }
    if (value instanceof Array array) {
      ArrayNode list = JSON.arrayNode();
      for (Object item : (Object[]) array.getArray()) {
        list.add(json(item));
      }
      return list;
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    }
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      return JSON.numberNode(((Number) value).doubleValue());
    }
    if (value instanceof BigInteger large) {
      return JSON.numberNode(large);
    }
    return value instanceof Number whole
        ? JSON.numberNode(whole.longValue())
        : JSON.textNode(value.toString());
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
