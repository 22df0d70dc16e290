package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The experiments that are called the paper's have the paper's values. */
class HyperparameterTableTest {
  @ParameterizedTest
  @EnumSource
  void experimentsHaveWhatIsPrinted(HyperparameterTable table) {
    assertThat(table.rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.ours()).hasSameSizeAs(table.heads()))
        .allMatch(HyperparameterTable.Row::asPrinted);
  }
}
