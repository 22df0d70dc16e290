package io.github.grposuite.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.grposuite.experiments.spec.YamlFormat;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes paths in an experiment's document: of data files ({@code file}, as text, list or block,
 * and {@code group.join}) and of language models and their adapters, in the data block and wherever
 * the sweep names these settings.
 */
final class DocumentPaths {
  private static final String DATA = "data";
  private static final String FILE = "file";
  private static final String GROUP = "group";
  private static final String JOIN = "join";
  private static final String MODEL = "model";
  private static final String ADAPTER = "adapter";
  private static final String EMBEDDED = "embedded";
  private static final String NONE = "none";

  private final UnaryOperator<String> file;
  private final UnaryOperator<String> model;

  private DocumentPaths(UnaryOperator<String> file, UnaryOperator<String> model) {
    this.file = path -> path.equals(EMBEDDED) ? path : file.apply(path);
    this.model = path -> path.equals(NONE) ? path : model.apply(path);
  }

  /** The paths of all data files, also of values that no cell uses. */
  static Set<String> files(String document) {
    Set<String> paths = new LinkedHashSet<>();
    changeFiles(
        document,
        path -> {
          paths.add(path);
          return path;
        });
    return paths;
  }

  /** The document with other paths of data files. */
  static String changeFiles(String document, UnaryOperator<String> change) {
    return new DocumentPaths(change, UnaryOperator.identity()).changed(document);
  }

  /** The document with other paths of language models and adapters. */
  static String changeModels(String document, UnaryOperator<String> change) {
    return new DocumentPaths(UnaryOperator.identity(), change).changed(document);
  }

  private String changed(String document) {
    try {
      JsonNode root = YamlFormat.MAPPER.readTree(document);
      for (Map.Entry<String, JsonNode> top : ((ObjectNode) root).properties()) {
        if (top.getKey().equals(DATA) && top.getValue() instanceof ObjectNode data) {
          data.properties().forEach(entry -> setting(entry.getKey(), entry));
        } else {
          sweep(top.getValue());
        }
      }
      return YamlFormat.MAPPER.writeValueAsString(root);
    } catch (IOException e) {
      throw new IllegalStateException("not the YAML of an experiment: " + e.getMessage(), e);
    }
  }

  /** What varies, what is excluded and subsets name settings by paths such as data.file. */
  private void sweep(JsonNode node) {
    if (node instanceof ObjectNode block) {
      for (Map.Entry<String, JsonNode> entry : block.properties()) {
        if (entry.getKey().startsWith(DATA + ".")) {
          setting(entry.getKey().substring(DATA.length() + 1), entry);
        } else {
          sweep(entry.getValue());
        }
      }
    } else {
      node.forEach(this::sweep);
    }
  }

  private void setting(String key, Map.Entry<String, JsonNode> value) {
    if (key.equals(FILE) || key.startsWith(FILE + ".") || key.equals(GROUP + "." + JOIN)) {
      value.setValue(texts(value.getValue(), file));
    } else if (key.equals(GROUP)) {
      joins(value.getValue());
    } else if (key.equals(MODEL) || key.equals(ADAPTER)) {
      value.setValue(texts(value.getValue(), model));
    }
  }

  private void joins(JsonNode group) {
    if (group instanceof ObjectNode block && block.has(JOIN)) {
      block.set(JOIN, texts(block.get(JOIN), file));
    } else {
      group.forEach(this::joins);
    }
  }

  private static JsonNode texts(JsonNode node, UnaryOperator<String> change) {
    if (node.isTextual()) {
      return new TextNode(change.apply(node.textValue()));
    }
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, texts(list.get(i), change));
      }
    } else if (node instanceof ObjectNode block) {
      block.properties().forEach(entry -> entry.setValue(texts(entry.getValue(), change)));
    }
    return node;
  }
}
