package io.github.grposuite.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.experiments.plugins.Plugin;
import io.github.grposuite.experiments.plugins.PluginFile;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.YamlFormat;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;

/** A loss on its way to executors. */
sealed interface SentLoss extends Serializable {
  /** The loss there. */
  Opened open() throws IOException;

  /**
   * A loss on an executor.
   *
   * @param plugins it, where it is of the user's own
   */
  record Opened(LossByGroup loss, List<Plugin> plugins) {}

  /** It travels as it is. */
  record BuiltIn(LossByGroup loss) implements SentLoss {
    @Override
    public Opened open() {
      return new Opened(loss, List.of());
    }
  }

  /**
   * One of the user's own is made there, once a process for a method: cells run one after the
   * other.
   *
   * @param file its class, which every executor fetches once
   * @param settings the method's, as YAML
   * @param key of both
   */
  record Own(Broadcast<PluginFile> file, String settings, String key) implements SentLoss {
    private static String current;
    private static Opened opened;

    @Override
    public Opened open() throws IOException {
      synchronized (Own.class) {
        if (!key.equals(current)) {
          opened = made();
          current = key;
        }
        return opened;
      }
    }

    private Opened made() throws IOException {
      try {
        return make(file.value(), settings);
      } catch (IllegalArgumentException e) {
        // Without the cause, which is all that would be told of Spark's failure: this names it.
        throw new IllegalStateException(e.getMessage());
      }
    }

    private static Opened make(PluginFile file, String text) throws IOException {
      Plugins plugins = Plugins.of(List.of(file));
      TreeSettings settings =
          new TreeSettings(
              "the experiment", "methods", YamlFormat.MAPPER.readValue(text, ObjectNode.class));
      LossByGroup loss =
          plugins
              .components()
              .loss(settings, Optional.empty())
              .createOfMargin(settings, settings.number("beta"));
      return new Opened(loss, plugins.usedBy(settings.resolved()));
    }
  }
}
