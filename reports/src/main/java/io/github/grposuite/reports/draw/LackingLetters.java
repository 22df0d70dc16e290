package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The letters of figures that their font does not have: drawn in another font of the machine, or as
 * boxes where none has them.
 */
public final class LackingLetters {
  private static final int MOST_NAMED = 12;

  private final String font;

  /** In which font each is drawn; empty for none. */
  private final SortedMap<String, String> fonts = new TreeMap<>();

  private LackingLetters(String font) {
    this.font = font;
  }

  /** Of figures in a style. */
  public static LackingLetters of(Collection<Figure> figures, FigureStyle style) {
    Font own = Typeface.of(style.font()).size(style.fontSize());
    LackingLetters lacking = new LackingLetters(own.getFontName());
    figures.stream()
        .flatMap(figure -> figure.panels().stream())
        .flatMap(PanelTexts::of)
        .distinct()
        .map(Lettering::visible)
        .filter(text -> own.canDisplayUpTo(text) >= 0)
        .flatMap(text -> Lettering.letters(text).stream())
        .map(Lettering::shape)
        .distinct()
        .filter(letter -> own.canDisplayUpTo(letter) >= 0)
        .forEach(
            letter ->
                lacking.fonts.put(
                    letter, InstalledFonts.having(letter).map(Font::getFamily).orElse("")));
    return lacking;
  }

  /** With those of other figures in the same style. */
  public void add(LackingLetters others) {
    fonts.putAll(others.fonts);
  }

  /** In a line, with what to do; empty if none lacks. */
  public Optional<String> notice() {
    if (fonts.isEmpty()) {
      return Optional.empty();
    }
    String drawn =
        fonts.values().stream()
            .distinct()
            .sorted()
            .map(
                name ->
                    letters(name)
                        + (name.isEmpty()
                            ? " (drawn as boxes: no installed font has them)"
                            : " (drawn in " + name + ")"))
            .collect(Collectors.joining(", "));
    return Optional.of(
        "figures: the font %s has no %s; name one that has them in a file for --style: font: /path/to/a.ttf"
            .formatted(font, drawn));
  }

  private String letters(String name) {
    long all = fonts.values().stream().filter(name::equals).count();
    return fonts.keySet().stream()
            .filter(letter -> fonts.get(letter).equals(name))
            .limit(MOST_NAMED)
            .collect(Collectors.joining(" "))
        + (all > MOST_NAMED ? " and " + (all - MOST_NAMED) + " more" : "");
  }
}
