package io.github.grposuite.language.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As peft's get_pattern_key: {@code re.match(rf"(.*\.)?({key})$", path)}. */
class ModulePatternsTest {
  private static final String PATH = "model.layers.12.self_attn.q_proj";

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "q_proj true",
        "self_attn.q_proj true",
        "model.layers.12.self_attn.q_proj true",
        "^model.layers.12.self_attn.q_proj true",
        "^self_attn.q_proj false",
        "proj false",
        "_proj false",
        ".*_proj true",
        "q_pro false",
        "2.self_attn.q_proj false",
        "self_attn false",
        "self_attn.* true",
        "layers\\.(1|12)\\..*[qv]_proj true",
        "layers\\.\\d{2}\\.(?:self_attn|mlp)\\.q_proj$ true",
        "layers\\.\\d\\..*q_proj false",
        "(?!k)\\w_proj true",
        "[^a-p]_proj true",
      })
  void aKeyFitsTheEndOfAPathFromTheBeginningOfAName(String key, boolean fits) {
    assertThat(new ModulePatterns<>(Map.of(key, 3)).of(PATH, 1)).isEqualTo(fits ? 3 : 1);
  }

  @Test
  void theFirstThatFitsCounts() {
    Map<String, Integer> values = new LinkedHashMap<>();
    values.put("k_proj", 2);
    values.put(".*", 3);
    values.put("q_proj", 4);
    ModulePatterns<Integer> patterns = new ModulePatterns<>(values);
    assertThat(patterns.of(PATH, 1)).isEqualTo(3);
    values.remove(".*");
    values.put(".*", 3);
    assertThat(new ModulePatterns<>(values).of(PATH, 1)).isEqualTo(4);
    assertThat(patterns).isNotEqualTo(new ModulePatterns<>(values));
    assertThat(ModulePatterns.none().of(PATH, 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?P<a>q)_proj",
        "\\Qq_proj\\E",
        "[a-z&&[^q]]_proj",
        "\\p{L}_proj",
        "(?i)Q_proj",
        "q{,2}_proj",
        "(q",
        "[",
        "é"
      })
  void whatJavaMayReadInAnotherWayIsRefused(String key) {
    assertThatThrownBy(() -> new ModulePatterns<>(Map.of(key, 3)))
        .hasMessageStartingWith("must have names of modules, or regular expressions")
        .hasMessageEndingWith("but one is \"" + key + "\"");
  }
}
