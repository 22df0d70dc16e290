package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellTableTest {
  @TempDir Path directory;

  @Test
  void settingsOfDataAreFacetsOthersAreVariants() throws IOException {
    new ExperimentFixture(directory, "methods.*.chi", "data.features")
        .cell("a", "dpo", 2021, "done", "0.5", "same")
        .cell("b", "dpo", 2022, "failed", "\"0.5\"", "same")
        .write();

    CellTable table = CellTable.read(directory);

    assertThat(table.facetNames()).containsExactly("data.features");
    assertThat(table.variantNames()).containsExactly("methods.*.chi");
    assertThat(table.cells())
        .containsExactly(row("a", 2021, CellState.DONE), row("b", 2022, CellState.FAILED));
  }

  private static CellRow row(String id, long seed, CellState state) {
    return new CellRow(id, "dpo", seed, CellStatus.of(state), List.of("same"), List.of("0.5"));
  }

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    CellStatus failed = CellStatus.of(CellState.FAILED, "=1, \"x\"");
    List<String> settings = List.of("methods.*.chi", "data.features");
    CellTable table =
        new CellTable(
            settings,
            List.of(
                CellTable.row(settings, "a", "dpo", 1, CellStatus.done(2), List.of("0.5", "a,b")),
                CellTable.row(settings, "b", "dpo", 2, failed, List.of("", "same"))));
    assertThat(table.text())
        .isEqualTo(
            """
            id,method,seed,status,error,methods.*.chi,data.features
            a,dpo,1,done,,0.5,"a,b"
            b,dpo,2,failed,"'=1, ""x""\",,same
            """);
    Files.writeString(directory.resolve("cells.csv"), table.text());
    CellTable read = CellTable.read(directory);
    assertThat(read.text()).isEqualTo(table.text());
    assertThat(read.cells().get(0).facet()).containsExactly("a,b");
    assertThat(read.withStatuses(List.of(failed, failed)).cells().get(0).error())
        .isEqualTo("=1, \"x\"");
  }

  @Test
  void olderTablesHaveTimes() throws IOException {
    Files.writeString(
        directory.resolve("cells.csv"),
        "id,method,seed,status,error,seconds,methods.*.chi\na,dpo,1,done,,1.491,0.5\n");
    CellTable table = CellTable.read(directory);
    assertThat(table.variantNames()).containsExactly("methods.*.chi");
    assertThat(table.cells())
        .containsExactly(
            new CellRow("a", "dpo", 1, CellStatus.done(1.491), List.of(), List.of("0.5")));
  }

  @Test
  void errorsMayHoldAnything() throws IOException {
    Files.writeString(
        directory.resolve("cells.csv"),
        """
        id,method,seed,status,error
        a,dpo,1,failed,"C:\\tmp\\, ""x""
        second line"
        b,dpo,1,done,
        """);
    assertThat(CellTable.read(directory).cells()).extracting(CellRow::id).containsExactly("a", "b");
  }

  @Test
  void missingFileIsNamed() {
    refused("does not exist; give the directory of an experiment that has been run");
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusIsKnown(CellState status) throws IOException {
    new ExperimentFixture(directory).cell("a", "dpo", 1, status.key()).write();
    CellTable table = CellTable.read(directory);
    assertThat(table.cells().get(0).state()).isEqualTo(status);
    assertThat(table.anyDone()).isEqualTo(status == CellState.DONE);
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Files.writeString(directory.resolve("cells.csv"), "name,value\nx,1\n");
    refused("must begin with the columns id,method,seed,status,error; run again");
    Files.writeString(
        directory.resolve("cells.csv"), "id,method,seed,status,error,seconds\na,dpo,1,done\n");
    refused("has 4 columns in line 2, but 6 in its header; run again");
    Files.writeString(
        directory.resolve("cells.csv"), "id,method,seed,status,error,seconds\na,dpo,x,done,,1\n");
    refused("in line 2: the seed of cell a must be a whole number, but was \"x\"; run again");
  }

  private void refused(String why) {
    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> CellTable.read(directory))
        .withMessageStartingWith(directory.resolve("cells.csv").toString())
        .withMessageEndingWith(why);
  }
}
