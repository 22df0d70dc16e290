package io.github.grposuite.experiments.spec;

import io.github.grposuite.core.training.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A class of the user's own that an experiment used, as its record names it. Nothing is loaded by
 * that: its file is given with {@code --plugins}.
 *
 * @param component what it is
 * @param key its name in specifications
 * @param type the class
 * @param sha256 of its file, as {@code docs/plugins.md} says
 * @param adaptive whether it is a weighting that follows the losses
 */
public record RecordedPlugin(
    Component component, String key, String type, String sha256, boolean adaptive) {
  /** The block of a specification that has them: by component, then by name. */
  public static final String KEY = "plugins";

  private static final String CLASS = "class";
  private static final String SHA256 = "sha256";
  private static final String ADAPTIVE = "adaptive";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  static List<RecordedPlugin> read(YamlBlock top) {
    List<RecordedPlugin> plugins = new ArrayList<>();
    if (!top.has(KEY)) {
      return plugins;
    }
    YamlBlock components = top.block(KEY);
    components.rejectUnknown(Arrays.stream(Component.values()).map(Component::key).toList());
    for (Component component : Component.values()) {
      if (components.has(component.key())) {
        YamlBlock names = components.block(component.key());
        names.keys().forEach(key -> plugins.add(read(component, key, names.block(key))));
      }
    }
    return plugins;
  }

  private static RecordedPlugin read(Component component, String key, YamlBlock block) {
    block.rejectUnknown(List.of(CLASS, SHA256, ADAPTIVE));
    String sha256 = block.text(SHA256);
    if (!DIGEST.matcher(sha256).matches()) {
      throw block.problem(
          SHA256, "must be 64 hexadecimal digits, but was %s; remove %s", sha256, KEY);
    }
    return new RecordedPlugin(
        component, key, block.text(CLASS), sha256, block.get(ADAPTIVE).asBoolean(false));
  }

  /** As it is written in a specification, by component and name; empty if there are none. */
  public static Map<String, Object> written(List<RecordedPlugin> plugins) {
    Map<String, Map<String, Object>> components = new LinkedHashMap<>();
    for (RecordedPlugin plugin : plugins) {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put(CLASS, plugin.type);
      content.put(SHA256, plugin.sha256);
      if (plugin.adaptive) {
        content.put(ADAPTIVE, true);
      }
      components
          .computeIfAbsent(plugin.component.key(), p -> new LinkedHashMap<>())
          .put(plugin.key, content);
    }
    return components.isEmpty() ? Map.of() : Map.of(KEY, components);
  }
}
