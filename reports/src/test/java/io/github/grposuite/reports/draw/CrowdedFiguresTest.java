package io.github.grposuite.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Of 2 to 60 groups or methods with names of any length and script. */
class CrowdedFiguresTest {
  private static final Theme THEME = new Theme(FigureStyle.STANDARD);
  private static final String LONG =
      "%d "
          + "the people beyond the old river bank and their neighbours "
              .repeat(6)
              .substring(0, 296);

  @ParameterizedTest
  @CsvSource({
    "2, IPO %d",
    "3, IPO %d",
    "10, IPO %d",
    "20, IPO %d",
    "60, IPO %d",
    "2, GR-IPO (reference head %d)",
    "10, GR-IPO (reference head %d)",
    "60, GR-IPO (reference head %d)",
    "3, undividable_configuration_of_the_group_number_%d",
    "20, undividable_configuration_of_the_group_number_%d",
    "2, 日本の長い名前の地域と隣の人々 %d",
    "20, 日本の長い名前の地域と隣の人々 %d",
    "2, long",
    "3, long",
    "20, long"
  })
  void halfOfEveryFigureIsForData(int count, String name) {
    CrowdedPanels.of(count, i -> named(name, i))
        .forEach(
            (kind, panel) ->
                assertThat(layout(panel).dataPart())
                    .as("%s of %s %s", kind, count, name)
                    .isGreaterThanOrEqualTo(0.5));
  }

  @ParameterizedTest
  @CsvSource({
    "2, IPO %d",
    "20, IPO %d",
    "60, IPO %d",
    "20, District %d beyond the old river bank",
    "10, undividable_configuration_of_the_group_number_%d",
    "3, long",
    "10, long"
  })
  void noTwoTextsOverlapAndNoneIsCutOrLeavesThePicture(int count, String name) throws Exception {
    for (Map.Entry<String, Panel> panel : CrowdedPanels.of(count, i -> named(name, i)).entrySet()) {
      FigureLayout layout = layout(panel.getValue());
      List<Text> texts = texts(layout);
      String as = panel.getKey() + " of " + count + " " + name;
      assertThat(overlaps(texts)).as(as).isEmpty();
      Rectangle2D picture = new Rectangle2D.Double(0, 0, layout.width(), layout.height());
      assertThat(texts.stream().filter(text -> !picture.contains(text.box)).limit(3))
          .as(as)
          .isEmpty();
      assertThat(texts.stream().filter(text -> text.words.contains("…"))).as(as).isEmpty();
      String all = texts.stream().map(Text::words).collect(Collectors.joining()).replace(" ", "");
      for (int i = 0; i < count; i++) {
        assertThat(all).as(as).contains(named(name, i).replace(" ", ""));
      }
    }
  }

  @Test
  void whateverANameHoldsTheSvgIsXml() throws Exception {
    String hostile =
        "a\u0000\u000b\u001b\t\n\u007f\u0085\u2028\u202e\ud83d \udc00\ufffe\uffff<&\"']]>";
    for (Panel panel : CrowdedPanels.of(3, i -> hostile + i).values()) {
      assertThat(document(layout(panel)).getElementsByTagName("text").getLength()).isPositive();
      assertThat(Pdf.of(layout(panel))).isNotEmpty();
    }
    assertThat(Lettering.visible(hostile))
        .isEqualTo("a" + "\ufffd".repeat(10) + " \ufffd\ufffd\ufffd<&\"']]>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"η_α", "loss at η_θ", "ε_T"})
  void indicesOfSymbolsStandLower(String words) throws Exception {
    List<Text> texts = texts(layout(new Panel.Lines(words, "", "", List.of())));
    Text base = texts.get(0);
    Text index = texts.get(1);

    assertThat(base.words + "_" + index.words).isEqualTo(words);
    assertThat(index.box.getMinX()).isCloseTo(base.box.getMaxX() + 1, within(0.1));
    assertThat(index.box.getMaxY()).isGreaterThan(base.box.getMaxY());
    assertThat(index.box.getHeight()).isLessThan(base.box.getHeight());
  }

  private static String named(String name, int place) {
    return (name.equals("long") ? LONG : name).formatted(place);
  }

  private static FigureLayout layout(Panel panel) {
    return new FigureLayout(new Figure("a", "", List.of(panel)), THEME);
  }

  private static Document document(FigureLayout layout) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Svg.of(layout)));
  }

  /** A text and about the letters' box: without what letters rarely fill. */
  private record Text(String words, Rectangle2D box) {}

  private static List<String> overlaps(List<Text> texts) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        if (found.size() < 3 && texts.get(i).box.intersects(texts.get(j).box)) {
          found.add(texts.get(i) + " and " + texts.get(j));
        }
      }
    }
    return found;
  }

  private static List<Text> texts(FigureLayout layout) throws Exception {
    List<Text> texts = new ArrayList<>();
    NodeList nodes = document(layout).getElementsByTagName("text");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element node = (Element) nodes.item(i);
      Font font = THEME.typeface().size(size(node));
      double width = FittedText.width(node.getTextContent(), font);
      Rectangle2D level =
          new Rectangle2D.Double(
              Double.parseDouble(node.getAttribute("x")) + 0.5,
              Double.parseDouble(node.getAttribute("y")) - 0.7 * font.getSize2D(),
              Math.max(0.1, width - 1),
              0.85 * font.getSize2D());
      texts.add(
          new Text(
              node.getTextContent(), transform(node).createTransformedShape(level).getBounds2D()));
    }
    return texts;
  }

  /** Of the nearest element that has one. */
  private static double size(Node node) {
    return node instanceof Element element && element.hasAttribute("font-size")
        ? Double.parseDouble(element.getAttribute("font-size").replace("px", ""))
        : size(node.getParentNode());
  }

  private static AffineTransform transform(Node node) {
    if (!(node instanceof Element element)) {
      return new AffineTransform();
    }
    AffineTransform all = transform(node.getParentNode());
    all.concatenate(transform(element.getAttribute("transform")));
    return all;
  }

  private static AffineTransform transform(String svg) {
    AffineTransform all = new AffineTransform();
    for (Matcher step = Pattern.compile("(\\w+)\\(([^)]*)\\)").matcher(svg); step.find(); ) {
      double[] n =
          List.of(step.group(2).split("[, ]+")).stream().mapToDouble(Double::parseDouble).toArray();
      switch (step.group(1)) {
        case "translate" -> all.translate(n[0], n.length > 1 ? n[1] : 0);
        case "rotate" -> all.rotate(Math.toRadians(n[0]));
        case "scale" -> all.scale(n[0], n.length > 1 ? n[1] : n[0]);
        case "matrix" -> all.concatenate(new AffineTransform(n));
        default -> throw new IllegalArgumentException(svg);
      }
    }
    return all;
  }
}
