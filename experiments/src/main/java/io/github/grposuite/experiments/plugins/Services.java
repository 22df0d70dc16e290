package io.github.grposuite.experiments.plugins;

import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.training.SolverProvider;
import io.github.grposuite.core.weighting.WeightingProvider;
import io.github.grposuite.experiments.spec.UsageException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;

/** The providers of a plug-in's file, as {@link ServiceLoader} finds them. */
final class Services {
  private static final List<Class<?>> ALL =
      List.of(LossProvider.class, WeightingProvider.class, SolverProvider.class);

  private static final String FOLDER = "META-INF/services/";

  private Services() {}

  /**
   * With the entries that a jar has, for a source's main class.
   *
   * @param name of the source, for messages
   * @param main the main class without its package
   */
  static SortedMap<String, byte[]> with(
      String name, String main, SortedMap<String, byte[]> classes) {
    String file =
        classes.keySet().stream()
            .filter(one -> one.equals(main + ".class") || one.endsWith("/" + main + ".class"))
            .findFirst()
            .orElseThrow(
                () -> new UsageException("--plugins: %s has no class %s; add it", name, main));
    String type = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    Class<?> loaded = load(name, type, classes);
    boolean any = false;
    for (Class<?> service : ALL) {
      if (service.isAssignableFrom(loaded)) {
        classes.put(FOLDER + service.getName(), type.getBytes(StandardCharsets.UTF_8));
        any = true;
      }
    }
    if (!any || Modifier.isAbstract(loaded.getModifiers())) {
      throw new UsageException(
          "--plugins: class %s of %s must implement LossProvider, WeightingProvider or"
              + " SolverProvider; see docs/plugins.md",
          type, name);
    }
    return classes;
  }

  private static Class<?> load(String name, String type, SortedMap<String, byte[]> classes) {
    try {
      return Class.forName(type, false, new PluginLoader(classes));
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UsageException("--plugins: class %s of %s cannot be loaded: %s", type, name, e);
    }
  }

  /** One object of each provider. */
  static List<Object> of(PluginFile file) {
    PluginLoader loader = new PluginLoader(file.files());
    List<Object> providers = new ArrayList<>();
    try {
      for (Class<?> service : ALL) {
        for (Object provider : ServiceLoader.load(service, loader)) {
          if (file.has(provider.getClass().getName())) {
            providers.add(provider);
          }
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new UsageException(
          "--plugins: %s: %s%s; a provider is a public class with a public constructor without"
              + " parameters",
          file.name(), e.getMessage(), e.getCause() == null ? "" : " (" + e.getCause() + ")");
    }
    if (providers.isEmpty()) {
      throw new UsageException(
          "--plugins: %s names no LossProvider, WeightingProvider or SolverProvider in"
              + " META-INF/services; see docs/plugins.md",
          file.name());
    }
    return providers;
  }
}
