package io.github.grposuite.reports.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.export.ExportRequest.Format;
import io.github.grposuite.reports.export.ExportRequest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
  private static final int[] STEPS = {0, 5};

  @TempDir Path root;

  @Test
  void everyDoubleComesBackBitForBit() throws IOException, SQLException {
    double[] values =
        DoubleStream.concat(
                DoubleStream.of(
                    0.0,
                    -0.0,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.MIN_VALUE,
                    -Double.MIN_NORMAL,
                    Double.MAX_VALUE,
                    0.1,
                    9007199254740993.0,
                    2e-3),
                new SplittableRandom(1).longs(2000).mapToDouble(Double::longBitsToDouble))
            .map(value -> Double.isNaN(value) ? Double.NaN : value)
            .toArray();
    StringBuilder metrics = new StringBuilder("step,split,group,metric,value\n");
    for (int i = 0; i < values.length; i++) {
      metrics.append(i).append(",,,x,").append(Numbers.exact(values[i])).append('\n');
    }
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a")).cell("r", "dpo", 1, "done");
    fixture.record("r", metrics.toString());
    fixture.write();

    export(fixture);

    List<Long> bits = new ArrayList<>();
    query(
        "SELECT value FROM '%s/runs.parquet'",
        row -> bits.add(Double.doubleToRawLongBits(row.getDouble(1))));
    assertThat(bits)
        .containsExactlyElementsOf(
            DoubleStream.of(values).mapToObj(Double::doubleToRawLongBits).toList());
    List<String> lines = Files.readAllLines(root.resolve("out/runs.csv"));
    for (int i = 0; i < values.length; i++) {
      String text = lines.get(i + 1).substring(lines.get(i + 1).lastIndexOf(',') + 1);
      assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
          .isEqualTo(Double.doubleToRawLongBits(values[i]));
    }
  }

  @Test
  void columnsAreTheUnionAndHaveTypes() throws IOException, SQLException {
    ExperimentFixture chi =
        new ExperimentFixture(root.resolve("a"), "methods.*.chi")
            .run("r1", "gr-dpo", 1, STEPS, step -> 4, "0.5");
    chi.write();
    ExperimentFixture features =
        new ExperimentFixture(root.resolve("b"), "data.features")
            .run("r2", "dpo", 7, STEPS, step -> 2, "same")
            .cell("r3", "dpo", 8, "pending", "same");
    features.write();

    ExportResult result = export(chi, features);

    assertThat(result.problems()).isEmpty();
    assertThat(result.cells()).isEqualTo(3);
    assertThat(result.runs()).isEqualTo(2);
    assertThat(result.written().stream().map(file -> file.getFileName().toString()))
        .containsExactly("runs.csv", "runs.parquet", "cells.csv", "cells.parquet");
    assertThat(root.resolve("out").toFile().list()).hasSize(4);
    assertThat(Files.readAllLines(root.resolve("out/runs.csv")))
        .startsWith(
            "experiment,id,method,seed,methods.*.chi,data.features,step,split,group,metric,value",
            "a,r1,gr-dpo,1,0.5,,0,train,0,loss,4.0")
        .contains("b,r2,dpo,7,,same,5,,,theta[0],1.5")
        .hasSize(1 + Math.toIntExact(result.rows()));
    assertThat(Files.readAllLines(root.resolve("out/cells.csv")))
        .startsWith(
            "experiment,id,method,seed,status,error,seconds,methods.*.chi,data.features,"
                + "format,hyperparameters.beta,java,duration_seconds",
            "a,r1,gr-dpo,1,done,,1.5,0.5,,3,0.1,17,1.5",
            "b,r2,dpo,7,done,,1.5,,same,3,0.1,17,1.5",
            "b,r3,dpo,8,pending,,,,same,,,,");
    List<String> types = new ArrayList<>();
    query(
        "DESCRIBE FROM '%s/runs.parquet'",
        row -> types.add(row.getString("column_name") + " " + row.getString("column_type")));
    assertThat(types)
        .contains("seed BIGINT", "methods.*.chi DOUBLE", "step INTEGER", "value DOUBLE")
        .contains("data.features VARCHAR", "group VARCHAR");
    List<String> absent = new ArrayList<>();
    query(
        "SELECT count(*) FROM '%s/runs.parquet' WHERE experiment = 'b' AND \"methods.*.chi\" IS"
            + " NULL AND \"group\" IS NULL",
        row -> absent.add(row.getString(1)));
    assertThat(absent).containsExactly("2");
  }

  @Test
  void damagedRunsAreNamedAndTheOthersExported() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a"))
            .run("r1", "dpo", 1, STEPS, step -> 4)
            .run("r2", "dpo", 2, STEPS, step -> 4)
            .run("r3", "dpo", 3, STEPS, step -> 4);
    fixture.write();
    Path metrics = fixture.run("r2").resolve("metrics.csv");
    Files.writeString(metrics, Files.readString(metrics) + "9,test,0,loss,1\n");
    ExperimentFixture broken = new ExperimentFixture(root.resolve("b"));
    Files.createDirectories(broken.directory());
    Files.writeString(broken.directory().resolve("cells.csv"), "?");

    ExportResult result = export(fixture, broken);

    assertThat(result.problems())
        .satisfiesExactly(
            first -> assertThat(first).contains("b/cells.csv must begin with the columns"),
            second -> assertThat(second).startsWith(metrics.toString()));
    assertThat(result.runs()).isEqualTo(2);
    assertThat(Files.readString(root.resolve("out/runs.csv")))
        .contains("a,r1,dpo", "a,r3,dpo")
        .doesNotContain("r2");
    assertThat(Files.readAllLines(root.resolve("out/cells.csv")).get(2))
        .startsWith("a,r2,dpo,2,damaged,\"" + metrics);
    assertThatExceptionOfType(ReportException.class).isThrownBy(() -> export(broken));
  }

  @Test
  void formulasInErrorsAreText() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a"), "data.name")
            .run("r1", "dpo", 1, STEPS, step -> 4, "=1+1");
    fixture.write();
    Files.writeString(
        fixture.directory().resolve("cells.csv"),
        "r2,dpo,2,failed,\"=HYPERLINK(\"\"x\"\")\",-x\n",
        StandardOpenOption.APPEND);
    export(fixture);
    assertThat(Files.readAllLines(root.resolve("out/cells.csv")).get(2))
        .startsWith("a,r2,dpo,2,failed,\"'=HYPERLINK(\"\"x\"\")\",,-x");
    assertThat(Files.readString(root.resolve("out/runs.csv"))).contains("a,r1,dpo,1,=1+1,0,");
  }

  @Test
  void sameRecordsGiveSameBytes() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a")).run("r1", "dpo", 1, STEPS, step -> 4);
    fixture.write();
    export(fixture);
    Path kept = Files.move(root.resolve("out"), root.resolve("kept [1]*?"));
    export(fixture);
    for (String file : List.of("runs.csv", "runs.parquet", "cells.csv", "cells.parquet")) {
      assertThat(root.resolve("out").resolve(file)).hasSameBinaryContentAs(kept.resolve(file));
    }
  }

  private ExportResult export(ExperimentFixture... fixtures) throws IOException {
    List<Source> sources =
        List.of(fixtures).stream()
            .map(f -> new Source(f.directory().getFileName().toString(), f.directory()))
            .toList();
    return Exporter.export(
        new ExportRequest(sources, root.resolve("out"), Set.of(Format.CSV, Format.PARQUET)));
  }

  private interface Row {
    void accept(ResultSet row) throws SQLException;
  }

  private void query(String sql, Row row) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(root.resolve("out")))) {
      while (rows.next()) {
        row.accept(rows);
      }
    }
  }
}
