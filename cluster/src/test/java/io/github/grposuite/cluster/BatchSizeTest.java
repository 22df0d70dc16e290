package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizeTest {
  @Test
  void beginsWithSingleCells() {
    assertThat(new BatchSize().next(1000, 2)).isEqualTo(1);
  }

  @Test
  void shortCellsShareATask() {
    BatchSize size = new BatchSize();
    size.add(0.1);
    size.add(0.15);
    assertThat(size.next(1000, 2)).isEqualTo(4);
  }

  @Test
  void noTaskGrowsBeyondLimits() {
    BatchSize size = new BatchSize();
    size.add(1e-6);
    assertThat(size.next(1000, 2)).isEqualTo(32);
  }

  @Test
  void longCellsAreAlone() {
    BatchSize size = new BatchSize();
    size.add(60);
    assertThat(size.next(1000, 2)).isEqualTo(1);
  }

  @Test
  void theLastCellsAreSpread() {
    BatchSize size = new BatchSize();
    size.add(0.001);
    assertThat(size.next(12, 2)).isEqualTo(3);
    assertThat(size.next(3, 2)).isEqualTo(1);
  }
}
