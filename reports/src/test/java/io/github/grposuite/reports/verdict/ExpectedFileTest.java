package io.github.grposuite.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.grposuite.records.RecordException;
import io.github.grposuite.reports.verdict.Comparison.Agreement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers as a person writes them, and beside ours. */
class ExpectedFileTest {
  private static final String HEADER = "method,metric,split,group,value,tolerance\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | has no expected number; write a header like method,metric,split",
        "'method,metric,split,group,value,tolerance' | has no expected number",
        "'method,metric,split,group,value\na,loss,test,worst,1' | lacks the column \"tolerance\"",
        "'method,metrics,split\nb' | has the unknown column \"metrics\"; known are method, metric,",
        "'method,method\nb,c' | has the column \"method\" twice",
        "'$dpo,loss,test,worst,1' | line 2 has 5 columns, but the header has 6",
        "'$dpo,los,test,worst,1,0' | line 2 has an unknown metric \"los\"; known are loss",
        "'$dpo,loss,tests,worst,1,0' | line 2 has the split \"tests\"; known are train,"
            + " validation,",
        "'$dpo,loss,test,,1,0' | line 2 has no group; fill it in",
        "'$,loss,test,worst,1,0' | line 2 has no method",
        "'$dpo,loss,test,worst,NaN,0' | line 2 has the value \"NaN\"; write a finite number",
        "'$dpo,loss,test,worst,1e999,0' | line 2 has the value \"1e999\"; write a finite number",
        "'$dpo,loss,test,worst,1%,0' | line 2 has a value in percent",
        "'$\ndpo,loss,test,worst,1,-1' | line 3 has a negative tolerance; write 0 or more",
        "'$dpo,loss,test,worst,1,much' | line 2 has the tolerance \"much\"",
        "'$\"dpo' | has a quote in line 2 that is not closed",
      })
  void messages(String text, String message) throws IOException {
    Path file = write(text.replace("$", HEADER).replace("\\n", "\n"));
    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> ExpectedFile.read(file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(message);
  }

  @Test
  void notText() throws IOException {
    Path file = Files.write(folder.resolve("e.csv"), "é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> ExpectedFile.read(file))
        .withMessage(file + " is not UTF-8 text: line 1 has the byte 0xE9");
    assertThatExceptionOfType(RecordException.class)
        .isThrownBy(() -> ExpectedFile.read(folder.resolve("absent.csv")))
        .withMessageEndingWith("absent.csv does not exist");
  }

  @Test
  void aByteOrderMarkOfASpreadsheetIsPassedOver() throws IOException {
    Path file = write("\uFEFFmethod,metric,split,group,value,tolerance\ndpo,loss,test,worst,1,0\n");

    assertThat(ExpectedFile.read(file)).hasSize(1);
  }

  @Test
  void numbersBesideOurs() throws IOException {
    Path file =
        write(
            """
            source,experiment,data.features,method,metric,split,group,value,tolerance
            "figure 2, left",,same,dpo,loss,validation,worst,2.0,10%
            ,synthetic/test,same,dpo,loss,validation,worst,2.11,0.01
            ,synthetic/test,same,dpo,loss,validation,worst,2.12,0.01
            ,,,gr-dpo,loss,validation,worst,1,0
            ,,swapped,dpo,loss,validation,worst,1,0
            ,,,dpo,loss,test,worst,1,0
            ,synthetic/other,,dpo,loss,validation,worst,1,0
            """);
    Runs runs = new Runs(2).with("dpo", 2, 2.2).with("gr-dpo", 1, Double.NaN);
    List<Comparison> rows = Comparison.of(Runs.EXPERIMENT, runs.results(), ExpectedFile.read(file));
    assertThat(rows.stream().map(Comparison::outcome))
        .containsExactly(
            Agreement.WITHIN,
            Agreement.WITHIN,
            Agreement.OUTSIDE,
            Agreement.OUTSIDE,
            Agreement.MISSING,
            Agreement.MISSING);
    assertThat(rows.stream().map(Comparison::sentence))
        .containsExactly(
            "DPO's worst-group validation loss is 2.10 (2 seeds), expected is 2 within 0.2:"
                + " within tolerance.",
            "DPO's worst-group validation loss is 2.10 (2 seeds), expected is 2.11 within 0.01:"
                + " within tolerance.",
            "DPO's worst-group validation loss is 2.10 (2 seeds), expected is 2.12 within 0.01:"
                + " outside tolerance.",
            "GR-DPO's worst-group validation loss is not a number, for a run diverged (2 seeds),"
                + " expected is 1 exactly: outside tolerance.",
            "DPO's worst-group validation loss, expected is 1 exactly: no value of ours, for no"
                + " run has these settings.",
            "DPO's worst-group test loss, expected is 1 exactly: no value of ours, for no run of"
                + " DPO records it.");
    assertThat(rows.get(0).number().source()).isEqualTo("figure 2, left");
    assertThat(rows.get(0).setting()).isEqualTo("features: same");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("expected.csv"), text);
  }
}
