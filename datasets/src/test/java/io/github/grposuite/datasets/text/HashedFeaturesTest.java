package io.github.grposuite.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Features of text: the same everywhere, of length 1, and what they do and do not depend on. */
class HashedFeaturesTest {
  private static final String QUESTION = "How far do you rely on the courts?";

  private final HashedFeatures features = new HashedFeatures(512, 1);

  @Test
  void theSameOnEveryMachine() throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(512 * Double.BYTES);
    for (double value : features.of(QUESTION, "Not at all – “né”", "日本")) {
      bytes.putDouble(value == 0 ? 0.0 : value);
    }
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    assertThat(HexFormat.of().formatHex(hash, 0, 8)).isEqualTo("e6a2f093ebe23ddf");
  }

  @Test
  void ofLengthOne() {
    assertThat(squares(features.of(QUESTION, "Not at all", "Japan"))).isCloseTo(1, within(1e-12));
    assertThat(squares(features.of("", "", "Japan"))).isCloseTo(1, within(1e-12));
    assertThat(squares(features.of("?", "1.0", "Japan"))).isCloseTo(1, within(1e-12));
  }

  @Test
  void theGroupCountsOnlyWithAScale() {
    HashedFeatures shared = new HashedFeatures(512, 0);
    assertThat(shared.of(QUESTION, "Fully", "Japan")).isEqualTo(shared.of(QUESTION, "Fully", "x"));
    assertThat(features.of(QUESTION, "Fully", "Japan"))
        .isNotEqualTo(features.of(QUESTION, "Fully", "x"));
  }

  @Test
  void theQuestionAndTheOrderOfWordsCount() {
    double[] phi = features.of(QUESTION, "Not at all", "Japan");
    assertThat(features.of("How far?", "Not at all", "Japan")).isNotEqualTo(phi);
    assertThat(features.of(QUESTION, "At all not", "Japan")).isNotEqualTo(phi);
    assertThat(features.of(QUESTION, "  NOT at all. ", "Japan")).isEqualTo(phi);
  }

  @Test
  void differenceIsChosenMinusRejected() {
    double[] chosen = features.of(QUESTION, "Fully", "Japan");
    double[] rejected = features.of(QUESTION, "A little", "Japan");
    double[] difference = features.difference(QUESTION, "Fully", "A little", "Japan");
    for (int j = 0; j < difference.length; j++) {
      assertThat(difference[j]).isEqualTo(chosen[j] - rejected[j]);
    }
  }

  @Test
  void impossibleSettings() {
    assertThatThrownBy(() -> new HashedFeatures(0, 1))
        .hasMessage("features must be at least 1, but was 0");
    assertThatThrownBy(() -> new HashedFeatures(1, Double.NaN))
        .hasMessage("group_scale must not be negative, but was NaN");
  }

  private static double squares(double[] vector) {
    return Arrays.stream(vector).map(v -> v * v).sum();
  }
}
