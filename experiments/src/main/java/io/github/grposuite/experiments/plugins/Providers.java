package io.github.grposuite.experiments.plugins;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.ResponseLossByGroup;
import io.github.grposuite.core.training.Component;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.SolverProvider;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.WeightStep;
import io.github.grposuite.core.weighting.WeightingProvider;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Plug-ins of the objects that {@link Services} finds, whose faults bear their class. */
final class Providers {
  /** Not what some reader of YAML takes for a truth value or nothing. */
  private static final Pattern KEY =
      Pattern.compile("(?!(true|false|yes|no|on|off|y|n|null)$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final int LONGEST_KEY = 64;

  private Providers() {}

  /** An object as a loss, a weighting, a solver, or several of these. */
  static List<Plugin> of(PluginFile file, Object provider) {
    String type = provider.getClass().getName();
    List<Plugin> plugins = new ArrayList<>();
    if (provider instanceof LossProvider own) {
      plugins.add(
          plugin(
              file, Component.LOSS, type, own::key, it -> known -> known.with(new Loss(it, own))));
    }
    if (provider instanceof WeightingProvider own) {
      plugins.add(
          plugin(
              file,
              Component.WEIGHTING,
              type,
              own::key,
              it -> known -> known.with(new Weights(it, own))));
    }
    if (provider instanceof SolverProvider own) {
      plugins.add(
          plugin(
              file,
              Component.SOLVER,
              type,
              own::key,
              it -> known -> known.with(new Solving(it, own))));
    }
    return plugins;
  }

  private static Plugin plugin(
      PluginFile file,
      Component component,
      String type,
      Supplier<String> name,
      Function<Plugin, UnaryOperator<Components>> adding) {
    String key = key(file, component, type, name);
    Plugin itself =
        new Plugin(
            component, key, type, file.sha256(), Optional.of(file), UnaryOperator.identity());
    return new Plugin(component, key, type, file.sha256(), Optional.of(file), adding.apply(itself));
  }

  private static String key(
      PluginFile file, Component component, String type, Supplier<String> name) {
    String key;
    try {
      key = String.valueOf(name.get());
    } catch (RuntimeException | LinkageError e) {
      throw new UsageException(
          "--plugins: class %s of %s: key() threw %s; return the %s's name",
          type, file.name(), e, component.key());
    }
    if (!KEY.matcher(key).matches() || key.length() > LONGEST_KEY) {
      throw new UsageException(
          "--plugins: class %s of %s: key() must be the %s's name, lower-case words with hyphens"
              + " like closed-form, but was \"%s\"",
          type, file.name(), component.key(), key);
    }
    return key;
  }

  private static <T> T made(Plugin plugin, Supplier<T> making) {
    T made = Blame.blaming(List.of(plugin), making);
    if (made == null) {
      throw new IllegalArgumentException(
          plugin.describe()
              + " made nothing: create returned null; return the "
              + plugin.component().key());
    }
    return made;
  }

  private record Loss(Plugin plugin, LossProvider own) implements LossProvider {
    @Override
    public String key() {
      return plugin.key();
    }

    @Override
    public ResponseLossByGroup create(Settings settings, double beta) {
      return made(plugin, () -> own.create(settings, beta));
    }
  }

  private record Weights(Plugin plugin, WeightingProvider own) implements WeightingProvider {
    @Override
    public String key() {
      return plugin.key();
    }

    @Override
    public GroupWeighting create(Settings settings, DoubleSupplier etaAlpha) {
      return made(plugin, () -> own.create(settings, etaAlpha));
    }

    @Override
    public WeightStep step() {
      WeightStep step = Blame.blaming(List.of(plugin), own::step);
      if (step == null) {
        throw new IllegalArgumentException(
            plugin.describe()
                + ": step() returned null; return WeightStep.OF_LOSSES, or leave it out");
      }
      return step;
    }
  }

  private record Solving(Plugin plugin, SolverProvider own) implements SolverProvider {
    @Override
    public String key() {
      return plugin.key();
    }

    @Override
    public Solver create(Settings settings) {
      return made(plugin, () -> own.create(settings));
    }

    @Override
    public boolean setsEtaAlpha(Settings settings) {
      return Blame.blaming(List.of(plugin), () -> own.setsEtaAlpha(settings));
    }
  }
}
