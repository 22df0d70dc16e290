package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.grposuite.core.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
  private static final SeriesKey WORST_LOSS =
      new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);

  @TempDir Path directory;
  private final RunReader reader = new RunReader(WORST_LOSS::equals);
  private ExperimentFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new ExperimentFixture(directory);
  }

  @Test
  void keepsWantedCurvesAndAllLastValues() throws IOException {
    fixture.run("r", "gr-dpo", 1, new int[] {0, 100, 150}, step -> 8 - step / 100.0);

    RunRecord run = reader.read(fixture.run("r"), "dpo");

    assertThat(run.id()).isEqualTo("r");
    assertThat(run.curves().steps()).containsExactly(0, 100, 150);
    assertThat(run.curves().series()).containsOnlyKeys(WORST_LOSS);
    assertThat(run.curves().series().get(WORST_LOSS)).containsExactly(8, 7, 6.5);
    assertThat(run.values())
        .containsEntry(WORST_LOSS, 6.5)
        .containsEntry(new SeriesKey(Metric.KL, "test", "1"), 0.5);
  }

  @Test
  void groupNamesMayBeQuoted() throws IOException {
    fixture.record(
        "r",
        "step,split,group,metric,value\n"
            + "0,test,\"Korea, South\",kl,1\n"
            + "5,test,\"Korea, South\",kl,2");

    assertThat(reader.read(fixture.run("r"), "dpo").values())
        .containsExactly(entry(new SeriesKey(Metric.KL, "test", "Korea, South"), 2.0));
  }

  /** Checkpoints nearly always repeat the order of the first, on which reading relies for speed. */
  @Test
  void rowsMayChangeTheirOrder() throws IOException {
    fixture.record(
        "r",
        """
        step,split,group,metric,value
        0,validation,worst,loss,1
        0,test,0,kl,2
        0,test,1,kl,3
        5,test,1,kl,4
        5,validation,worst,loss,5
        5,test,"a,b",kl,6
        5,test,0,kl,7
        9,validation,worst,loss,8
        9,test,1,kl,9
        9,test,0,kl,10
        """);

    RunRecord run = reader.read(fixture.run("r"), "dpo");

    assertThat(run.curves().series().get(WORST_LOSS)).containsExactly(1, 5, 8);
    assertThat(run.values())
        .containsOnly(
            entry(WORST_LOSS, 8.0),
            entry(new SeriesKey(Metric.KL, "test", "1"), 9.0),
            entry(new SeriesKey(Metric.KL, "test", "0"), 10.0));
  }

  @Test
  void aRowTwiceAtALaterCheckpointIsFound() throws IOException {
    String first = "step,split,group,metric,value\n0,test,0,kl,1\n0,test,1,kl,2\n";
    for (String later :
        new String[] {
          "5,test,0,kl,1\n5,test,0,kl,1\n",
          "5,test,1,kl,1\n5,test,1,kl,1\n",
          "5,test,0,kl,1\n5,test,1,kl,1\n5,test,0,kl,1\n"
        }) {
      fixture.record("r", first + later);
      assertThatExceptionOfType(RecordException.class)
          .isThrownBy(() -> reader.read(fixture.run("r"), "dpo"))
          .withMessageContaining("the row occurs twice at step 5");
    }
  }

  @Test
  void divergedValuesAreRead() throws IOException {
    fixture.record(
        "r",
        "step,split,group,metric,value\n"
            + "0,validation,worst,loss,Infinity\n"
            + "1,validation,worst,loss,NaN\n");

    assertThat(reader.read(fixture.run("r"), "dpo").curves().series().get(WORST_LOSS))
        .containsExactly(Double.POSITIVE_INFINITY, Double.NaN);
  }

  @Test
  void truncatedRecordNamesDigestsAndRemedy() throws IOException {
    fixture.record("r", "step,split,group,metric,value\n0,test,worst,kl,1\n1,test,worst,kl,2\n");
    Path file = fixture.run("r").resolve("metrics.csv");
    Files.writeString(file, "step,split,group,metric,value\n0,test,worst,kl,1\n");

    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> reader.read(fixture.run("r"), "dpo"))
        .withMessageMatching(
            "\\Q"
                + file
                + "\\E \\(48 bytes\\) is not what the run wrote: expected SHA-256 [0-9a-f]{64},"
                + " found [0-9a-f]{64}");
  }

  @Test
  void missingMarkerIsNamed() throws IOException {
    fixture.record("r", "step,split,group,metric,value\n0,test,worst,kl,1\n");
    Files.delete(fixture.run("r").resolve("done"));

    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> reader.read(fixture.run("r"), "dpo"))
        .withMessage(
            "%s is missing: the record was not finished", fixture.run("r").resolve("done"));
  }

  @Test
  void missingMetricsAreNamed() {
    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> reader.read(fixture.run("gone"), "dpo"))
        .withMessageContaining("metrics.csv does not exist");
  }

  @Test
  void malformedRowsAreNamedByLine() throws IOException {
    refused("step,split\n0,test\n", "does not begin with step,split,group,metric,value");
    refused("step,split,group,metric,value\n", "has no checkpoint");
    refused("step,split,group,metric,value\nx,test,worst,kl,1\n", "line 2: the step must be");
    refused("step,split,group,metric,value\n0,test,kl,1\n", "line 2: expected 5 fields");
    refused(
        "step,split,group,metric,value\n5,test,worst,kl,1\n4,test,worst,kl,1\n",
        "line 3: step 4 comes after step 5");
    refused(
        "step,split,group,metric,value\n5,test,worst,kl,1\n5,test,worst,kl,1\n",
        "line 3: the row occurs twice");
    refused("step,split,group,metric,value\n5,test,worst,kl,one\n", "number, but was \"one\"");
  }

  @Test
  void curvesWithGapsAreRefused() throws IOException {
    refused(
        "step,split,group,metric,value\n0,validation,worst,loss,1\n1,test,worst,kl,1\n",
        "has 1 values of SeriesKey[metric=LOSS, split=validation, group=worst] for 2 checkpoints");
  }

  private void refused(String metrics, String why) throws IOException {
    fixture.record("r", metrics);
    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> reader.read(fixture.run("r"), "dpo"))
        .withMessageContaining(why);
  }
}
