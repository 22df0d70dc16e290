package io.github.grposuite.cluster;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.ResponseLossByGroup;
import io.github.grposuite.core.pairs.PairsElsewhereException;
import io.github.grposuite.core.training.Component;
import io.github.grposuite.experiments.plugins.Plugin;
import io.github.grposuite.experiments.plugins.PluginFile;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** How the losses of methods are sent. */
final class SentLosses {
  private final JavaSparkContext context;
  private final Map<ResponseLossByGroup, SentLoss> own = new IdentityHashMap<>();
  private final Map<String, Broadcast<PluginFile>> files = new HashMap<>();

  SentLosses(JavaSparkContext context) {
    this.context = context;
  }

  /** Has a method's loss, if it is of the user's own, sent as its class and its settings. */
  void add(MethodPlan<?> method) {
    for (Plugin plugin : method.plugins()) {
      if (plugin.component() == Component.LOSS) {
        own.computeIfAbsent(
            method.training().loss(), loss -> sent(plugin.file().orElseThrow(), method.settings()));
      }
    }
  }

  private SentLoss sent(PluginFile file, Map<String, Object> settings) {
    Broadcast<PluginFile> there =
        files.computeIfAbsent(file.sha256(), f -> context.broadcast(file));
    try {
      String text = YamlFormat.MAPPER.writeValueAsString(settings);
      return new SentLoss.Own(there, text, Sha256.hex(file.sha256() + text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A loss, ready to travel.
   *
   * @throws PairsElsewhereException if it is neither a method's nor built in
   */
  SentLoss of(LossByGroup loss) {
    SentLoss sent = own.get(loss);
    if (sent != null) {
      return sent;
    }
    Class<?> type = loss.getClass();
    if (type.getClassLoader() != LossByGroup.class.getClassLoader()) {
      throw new PairsElsewhereException(
          "class "
              + type.getName()
              + " is a loss that the solver has made, which is not sent to executors; let the"
              + " solver take the method's loss");
    }
    return new SentLoss.BuiltIn(loss);
  }
}
