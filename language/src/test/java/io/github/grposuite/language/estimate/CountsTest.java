package io.github.grposuite.language.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.PublishedModel;
import io.github.grposuite.language.model.Holding;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.policy.Encoded;
import io.github.grposuite.language.training.AdamW;
import io.github.grposuite.language.training.RmsProp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts by hand. Of the model: hidden size 32, 4 heads of size 8 sharing 2, feed-forward size 64,
 * 3 layers, 384 tokens; rank 2 on all maps of the upper two. Of the item: 7 tokens, 3 of which
 * predict something.
 */
class CountsTest {
  private static final Encoded ITEM = new Encoded(7, 3, 49, 21);

  /** Of q; k and v; o; gate, up and down. */
  private static final int MAPS = 1024 + 2 * 512 + 1024 + 3 * 2048;

  private static final int KEYS_VALUES = 2 * 512;

  private static final int ADAPTER = 2 * (64 + 2 * 48 + 64 + 3 * 96);

  private static final int ADAPTER_KEYS_VALUES = 2 * 2 * 48;

  /** The scores of 4 heads of size 8, and their products with values, 2 operations each. */
  private static final int ATTENTION = 4 * 32;

  private static final int LOWER = 2 * MAPS * 7 + ATTENTION * 49;

  private static final int MIDDLE = LOWER + 2 * ADAPTER * 7;

  private static final int TOP_MAPS = 2 * (KEYS_VALUES * 7 + (MAPS - KEYS_VALUES) * 3);

  private static final int TOP_ADAPTER =
      2 * (ADAPTER_KEYS_VALUES * 7 + (ADAPTER - ADAPTER_KEYS_VALUES) * 3);

  private static final int TOP = TOP_MAPS + TOP_ADAPTER + ATTENTION * 21;

  private static final int HEAD = 2 * 384 * 32 * 3;

  @TempDir Path folder;

  private static DecoderConfig config() {
    return DecoderConfig.read(Fixtures.folder("llama").resolve("config.json"));
  }

  private static LoraLayout layout(double dropout) {
    LoraSettings settings = new LoraSettings(2, 4, dropout, TargetModule.separate(), List.of(1, 2));
    return new LoraLayout(settings, config());
  }

  @Test
  void operations() {
    Operations operations = new Operations(config(), layout(0));
    assertThat(operations.below(ITEM)).isEqualTo(LOWER).isEqualTo(135_296);
    assertThat(operations.again(ITEM)).isEqualTo(MIDDLE + TOP);
    assertThat(operations.asked(ITEM)).isEqualTo(MIDDLE + TOP + HEAD).isEqualTo(297_216);
    int ofInput = 1024 + KEYS_VALUES;
    int middleBack = 2 * (MAPS - ofInput) * 7 + 2 * (2 * ADAPTER * 7 + ATTENTION * 49);
    int topBack = TOP_MAPS + 2 * (TOP_ADAPTER + ATTENTION * 21);
    assertThat(operations.gradients(ITEM))
        .isEqualTo(MIDDLE + TOP + 2 * HEAD + middleBack + topBack)
        .isEqualTo(596_736);
  }

  @Test
  void activations() {
    int ofInput = 2 * 32 + 2 * 16;
    int ofOutput = 2 * 32 + 4 * 7 + 2 * 32 + (2 + 3) * 64;
    int middle = 7 * (ofInput + ofOutput);
    int top = 7 * ofInput + 3 * (ofOutput + 32);
    Activations activations = new Activations(config(), layout(0), 7, 3, 7);
    assertThat(activations.bytes(false)).isEqualTo(4 * (middle + top + 2 * middle));
    assertThat(activations.bytes(true)).isEqualTo(4 * (2 * 7 * 32 + middle + 2 * middle));
    assertThat(activations.scoreBytes()).isEqualTo(3 * 4 * 3 * 384);
    int inputs = 5 * 32 + 32 + 64;
    assertThat(new Activations(config(), layout(0.1), 7, 3, 7).bytes(false))
        .isEqualTo(4 * (middle + top + 2 * middle + (3 * 7 + 3) * inputs * 5 / 4));
  }

  /** No more than 64 MB of scores at a time, three times. */
  @Test
  void scoresOfALargeVocabulary() {
    DecoderConfig gemma = PublishedModel.gemma2b().config();
    LoraLayout layout = new LoraLayout(LoraSettings.paper(), gemma);
    assertThat(new Activations(gemma, layout, 768, 768, 96).scoreBytes()).isEqualTo(3L << 26);
  }

  @Test
  void memoryOfTraining() {
    Activations activations = new Activations(config(), layout(0), 7, 3, 7);
    Holding holding = new Holding(false, false, 1000);
    int values = 4 * 2 * ADAPTER;
    MemoryNeed need = MemoryNeed.of(holding, activations, layout(0), AdamW.DEFAULT, 5, false);
    assertThat(need)
        .isEqualTo(
            new MemoryNeed(
                1000,
                activations.bytes(false),
                activations.scoreBytes(),
                2 * values,
                (3 + 5) * values,
                2 * values));
    assertThat(need.total())
        .isEqualTo(
            1000 + activations.bytes(false) + activations.scoreBytes() + (2 + 8 + 2) * values);
    assertThat(MemoryNeed.of(holding, activations, layout(0), RmsProp.DEFAULT, 5, true))
        .isEqualTo(
            new MemoryNeed(
                1000,
                need.activations(),
                need.scores(),
                2 * values,
                (3 + 5 + 2 * 5) * values,
                values));
  }

  /** The embedding, a layer's maps, and two norms a layer and one more. */
  @Test
  void weightsOfGemma() {
    long embedding = 256_000L * 2048;
    long maps = 2048L * (2 * 2048 + 2 * 256 + 3 * 16_384);
    long norms = 37 * 2048L;
    var tensors = PublishedModel.gemma2b().tensors().values();
    assertThat(Holding.of(tensors, Placement.usual(), 1L << 40))
        .isEqualTo(new Holding(false, false, 4 * (embedding + 18 * maps + norms)));
    assertThat(Holding.of(tensors, Placement.usual(), 1L << 34))
        .isEqualTo(new Holding(true, true, 4 * (embedding + maps + norms)));
  }

  /** As the hub has it. */
  @Test
  void gemmasConfig() throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(
        file,
        """
        {"architectures": ["GemmaForCausalLM"], "attention_bias": false, "bos_token_id": 2,
         "eos_token_id": 1, "head_dim": 256, "hidden_act": "gelu",
         "hidden_activation": "gelu_pytorch_tanh", "hidden_size": 2048, "intermediate_size": 16384,
         "max_position_embeddings": 8192, "model_type": "gemma", "num_attention_heads": 8,
         "num_hidden_layers": 18, "num_key_value_heads": 1, "pad_token_id": 0,
         "rms_norm_eps": 1e-06, "rope_scaling": null, "rope_theta": 10000.0, "vocab_size": 256000}
        """);
    assertThat(PublishedModel.gemma2b().config()).isEqualTo(DecoderConfig.read(file));
  }

  @Test
  void accelerators() {
    assertThat(Accelerator.A100.seconds(19.5e12)).isEqualTo(2);
    assertThat(Accelerator.A100.fitting(40_000_000_000L)).isEqualTo(40);
    assertThat(Accelerator.A100.fitting(40_000_000_001L)).isEqualTo(80);
    assertThat(Accelerator.H100.fitting(80_000_000_001L)).isZero();
  }
}
