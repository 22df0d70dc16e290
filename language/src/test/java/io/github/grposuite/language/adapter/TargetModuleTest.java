package io.github.grposuite.language.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps of models that fuse them, and of those that do not. */
class TargetModuleTest {
  private static DecoderConfig config(String name) throws URISyntaxException {
    return DecoderConfig.read(
        Path.of(Fixtures.class.getResource("architectures/" + name + "/config.json").toURI()));
  }

  @Test
  void allAreTheMapsOfTheModel() throws URISyntaxException {
    TargetChoice all = TargetChoice.parse("all");
    assertThat(all.of(config("phi3")).stream().map(TargetModule::key))
        .containsExactlyInAnyOrder("qkv_proj", "o_proj", "gate_up_proj", "down_proj");
    assertThat(all.of(config("mistral"))).isEqualTo(LoraSettings.paper().targets());
    assertThat(TargetChoice.parse("qkv_proj, o_proj").of(config("phi3")))
        .containsExactlyInAnyOrder(TargetModule.QKV_PROJ, TargetModule.O_PROJ);
    assertThatThrownBy(() -> TargetChoice.parse("qkv"))
        .hasMessage(
            "lora_targets must be all, or names out of q_proj, k_proj, v_proj, o_proj, gate_proj,"
                + " up_proj, down_proj, qkv_proj, gate_up_proj with commas between, but one is"
                + " \"qkv\"");
  }

  @Test
  void mapsThatTheModelLacksAreRefused(@TempDir Path folder)
      throws URISyntaxException, IOException {
    DecoderConfig phi = config("phi3");
    LoraSettings settings = new LoraSettings(2, 4, 0, Set.of(TargetModule.Q_PROJ), List.of());
    assertThatThrownBy(() -> new LoraLayout(settings, phi))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lora targets must be out of o_proj, down_proj, qkv_proj, gate_up_proj, the maps of"
                + " Phi3ForCausalLM, but one is q_proj");
    Files.write(folder.resolve(PeftFolder.CONFIG), AdapterConfig.bytes(settings, ""));
    assertThatThrownBy(() -> PeftFolder.read(folder, phi))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(
            folder.resolve(PeftFolder.CONFIG) + ": lora targets must be out of o_proj");
  }
}
