package io.github.grposuite.experiments.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.experiments.spec.RecordedPlugin;
import io.github.grposuite.experiments.spec.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plug-ins that a process has. It is passed to whoever reads a method; nothing is global.
 *
 * @param all in the order of their files
 * @param components they and what is built in
 */
public record Plugins(List<Plugin> all, Components components) {
  /** What is built in, alone. */
  public static final Plugins NONE = new Plugins(List.of(), Components.BUILT_IN);

  private static Plugins together(List<Plugin> plugins) {
    List<Plugin> all = new ArrayList<>();
    Components components = Components.BUILT_IN;
    for (Plugin plugin : plugins) {
      if (components.of(plugin.component()).containsKey(plugin.key())) {
        throw new UsageException(
            "--plugins: %s has the name of %s; name one of them otherwise",
            plugin.describe(),
            all.stream()
                .filter(
                    other ->
                        other.component() == plugin.component() && other.key().equals(plugin.key()))
                .findFirst()
                .map(Plugin::describe)
                .orElse("a " + plugin.component().key() + " that is built in"));
      }
      components = plugin.adding().apply(components);
      all.add(plugin);
    }
    return new Plugins(List.copyOf(all), components);
  }

  /** Those of files, which have been read. */
  public static Plugins of(List<PluginFile> files) {
    List<Plugin> found = new ArrayList<>();
    for (PluginFile file : files) {
      Services.of(file).forEach(provider -> found.addAll(Providers.of(file, provider)));
    }
    return together(found);
  }

  /** Those of files. */
  public static Plugins open(List<Path> paths) {
    return of(paths.stream().map(PluginFile::read).toList());
  }

  /**
   * For a specification that has been run before: of its plug-ins, those that are not here, or that
   * are others by now, cannot be used.
   *
   * @param source the specification's, for messages
   */
  public Plugins checked(String source, List<RecordedPlugin> before) {
    List<Plugin> usable = new ArrayList<>(all);
    for (RecordedPlugin recorded : before) {
      Optional<Plugin> here = all.stream().filter(plugin -> plugin.is(recorded)).findFirst();
      if (here.isEmpty()) {
        usable.add(Absent.refusing(recorded, missing(source, recorded)));
      } else if (!here.get().sha256().equals(recorded.sha256())) {
        usable.remove(here.get());
        usable.add(Absent.refusing(recorded, changed(source, recorded, here.get())));
      }
    }
    return together(usable);
  }

  private static String where(String source, RecordedPlugin recorded) {
    return source + ": plugins." + recorded.component().key() + "." + recorded.key();
  }

  private static String missing(String source, RecordedPlugin recorded) {
    return "%s: was class %s with SHA-256 %s; give its file with --plugins"
        .formatted(where(source, recorded), recorded.type(), recorded.sha256());
  }

  private static String changed(String source, RecordedPlugin recorded, Plugin here) {
    return "%s: was run with the SHA-256 %s, but %s has %s; give the file that it was run with, or"
            .formatted(where(source, recorded), recorded.sha256(), here.describe(), here.sha256())
        + " remove plugins from the YAML to run this one";
  }

  /**
   * In the place of the plug-ins of a record, for who reads only what methods are called and
   * whether they adapt. They compute nothing, and no code of a record is loaded.
   */
  public static Plugins standIns(List<RecordedPlugin> before) {
    return together(before.stream().map(Absent::standIn).toList());
  }

  /**
   * The plug-ins that a method's settings name: loss, weighting, solver, whatever files had them.
   */
  public List<Plugin> usedBy(Map<String, ?> settings) {
    return all.stream()
        .filter(plugin -> plugin.key().equals(settings.get(plugin.component().key())))
        .sorted(Comparator.comparing(Plugin::component))
        .toList();
  }

  /** Whether a method's block names a plug-in that is not here, so that its keys are not known. */
  public boolean standsFor(JsonNode block) {
    return all.stream()
        .filter(plugin -> plugin.file().isEmpty())
        .anyMatch(plugin -> block.path(plugin.component().key()).asText().equals(plugin.key()));
  }

  /**
   * What a run's id has of plug-ins beside their names: {@code loss_class}, {@code loss_sha256}.
   */
  public static Map<String, Object> identity(List<Plugin> used) {
    Map<String, Object> identity = new LinkedHashMap<>();
    for (Plugin plugin : used) {
      identity.put(plugin.component().key() + "_class", plugin.type());
      identity.put(plugin.component().key() + "_sha256", plugin.sha256());
    }
    return identity;
  }
}
