package io.github.grposuite.datasets.opinions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The questions of the embedded survey, from {@code opinions/questions.txt}. */
final class QuestionBank {
  private static final String RESOURCE = "/opinions/questions.txt";
  private static final String ITEM = "____";

  private final List<Item> questions = new ArrayList<>();
  private final Map<String, List<String>> lists = new HashMap<>();

  /** The list that is being read; null in a block. */
  private List<String> list;

  private Block block;

  private QuestionBank() {}

  /**
   * A question.
   *
   * @param topic questions of a topic divide people alike
   * @param ordinal whether the options are in an order
   * @param stem the question without its item, which those of a block share
   */
  record Item(String topic, boolean ordinal, String stem, String text, List<String> options) {}

  static List<Item> read() {
    QuestionBank bank = new QuestionBank();
    Resource.lines(RESOURCE).forEach(bank::accept);
    return bank.questions;
  }

  private void accept(String line) {
    if (line.startsWith("@ ")) {
      list = new ArrayList<>();
      lists.put(line.substring(2), list);
    } else if (line.startsWith("= ")) {
      list = null;
      String[] heading = line.substring(2).split(", ");
      block = new Block(heading[0], heading[1].equals("ordinal"));
    } else if (line.startsWith("> ")) {
      block.options = Arrays.asList(line.substring(2).split(" \\| "));
    } else if (line.startsWith("- @ ")) {
      lists.get(line.substring(4)).forEach(item -> questions.add(block.item(item)));
    } else if (line.startsWith("- ") && list != null) {
      list.add(line.substring(2));
    } else if (line.startsWith("- ")) {
      questions.add(block.item(line.substring(2)));
    } else {
      block.stem = line;
    }
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
      return new Item(topic, ordinal, stem, stem.replace(ITEM, text), options);
    }
  }
}
