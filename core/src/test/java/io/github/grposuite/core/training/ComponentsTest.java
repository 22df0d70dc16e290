package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.PreferenceLoss;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private record Named(String key) implements LossProvider {
    @Override
    public LossByGroup create(Settings settings, double beta) {
      return new Dpo(beta);
    }
  }

  @Test
  void whatIsBuiltInHasTheNamesOfSpecifications() {
    assertThat(Components.BUILT_IN.losses().keySet())
        .startsWith("dpo", "cdpo", "rdpo", "ipo")
        .contains("discopop");
    assertThat(Components.BUILT_IN.weightings().keySet())
        .startsWith("pooled", "importance-sampling", "grpo", "algorithm-2", "reference-head")
        .contains("q-ffl", "kl-ball");
    assertThat(Components.BUILT_IN.solvers().keySet())
        .containsExactly(
            "gradient", "closed-form", "algorithm-1", "algorithm-3", "mirror-prox", "optimistic");
    for (Component component : Component.values()) {
      assertThat(Components.BUILT_IN.of(component)).isNotEmpty();
    }
  }

  @Test
  void oneMoreComesLastAndChangesNothingElse() {
    LossProvider own = new Named("own");
    Components more = Components.BUILT_IN.with(own);
    assertThat(more.losses().keySet())
        .endsWith("own")
        .hasSize(PreferenceLoss.Kind.values().length + 1);
    assertThat(more.losses()).containsEntry("own", own);
    assertThat(more.weightings()).isEqualTo(Components.BUILT_IN.weightings());
    assertThat(Components.BUILT_IN.losses()).hasSize(PreferenceLoss.Kind.values().length);
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    assertThatThrownBy(() -> Components.BUILT_IN.with(new Named("ipo")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is a \"ipo\" already; name it otherwise");
  }
}
