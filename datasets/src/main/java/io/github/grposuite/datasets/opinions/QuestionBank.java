package io.github.grposuite.datasets.opinions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The questions of the embedded survey, from {@code opinions/questions.txt}. */
final class QuestionBank {
  private static final String RESOURCE = "/opinions/questions.txt";
  private static final String ITEM = "____";

  private QuestionBank() {}

  /**
   * A question.
   *
   * @param topic questions of a topic divide people alike
   * @param ordinal whether the options are in an order
   */
  record Item(String topic, boolean ordinal, String text, List<String> options) {}

  static List<Item> read() {
    List<Item> items = new ArrayList<>();
    Block block = null;
    try (InputStream in = QuestionBank.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("= ")) {
          String[] heading = line.substring(2).split(", ");
          block = new Block(heading[0], heading[1].equals("ordinal"));
        } else if (line.startsWith("> ")) {
          block.options = Arrays.asList(line.substring(2).split(" \\| "));
        } else if (line.startsWith("- ")) {
          items.add(block.item(line.substring(2)));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          block.stem = line;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return items;
  }

  private static final class Block {
    private final String topic;
    private final boolean ordinal;
    private String stem;
    private List<String> options;

    Block(String topic, boolean ordinal) {
      this.topic = topic;
      this.ordinal = ordinal;
    }

    Item item(String text) {
      return new Item(topic, ordinal, stem.replace(ITEM, text), options);
    }
  }
}
