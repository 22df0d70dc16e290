package io.github.grposuite.reports.page;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Panels as the page's script reads them: their records as they are, with the name of their class
 * as {@code kind}; lines thinned; numbers in five digits, and null for those that are not finite.
 */
final class FigureJson {
  private static final int DIGITS = 5;

  private static final ObjectMapper MAPPER =
      Json.mapper()
          .addMixIn(Panel.class, Kind.class)
          .addMixIn(Panel.Lines.class, Traces.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(double.class, serializer(FigureJson::number))
                  .addSerializer(double[].class, serializer(FigureJson::numbers))
                  .addSerializer(SeriesStyle.class, serializer(FigureJson::style))
                  .addSerializer(Optional.class, serializer(FigureJson::optional))
                  .addSerializer(Panel.Range.class, serializer(FigureJson::range))
                  .addSerializer(Line.class, serializer(FigureJson::line))
                  .addSerializer(Panel.Simplex.Path.class, serializer(FigureJson::path)))
          .build();

  private FigureJson() {}

  /**
   * All that figures of one place show.
   *
   * @param x what their lines share; it comes last, for writing the lines fills it
   */
  private record Data(List<Panel> panels, SharedPositions x) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
  private interface Kind {}

  private interface Traces {
    @JsonSerialize(contentUsing = TraceSerializer.class)
    List<Line> traces();
  }

  private static final class TraceSerializer extends JsonSerializer<Line> {
    @Override
    public void serialize(Line line, JsonGenerator json, SerializerProvider context)
        throws IOException {
      write(ThinnedLine.ofTrace(line, positions(context)), json, context);
    }
  }

  private interface Body<T> {
    void write(T value, JsonGenerator json, SerializerProvider context) throws IOException;
  }

  private static <T> JsonSerializer<T> serializer(Body<T> body) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider context)
          throws IOException {
        body.write(value, json, context);
      }
    };
  }

  static String text(List<Panel> panels) {
    SharedPositions positions = new SharedPositions();
    return Json.text(
        MAPPER.writer().withAttribute(SharedPositions.class, positions),
        new Data(panels, positions));
  }

  private static SharedPositions positions(SerializerProvider context) {
    return (SharedPositions) context.getAttribute(SharedPositions.class);
  }

  private static void write(Object value, JsonGenerator json, SerializerProvider context)
      throws IOException {
    context.defaultSerializeValue(value, json);
  }

  private static void line(Line line, JsonGenerator json, SerializerProvider context)
      throws IOException {
    write(ThinnedLine.of(line, positions(context)), json, context);
  }

  private static void path(Panel.Simplex.Path path, JsonGenerator json, SerializerProvider context)
      throws IOException {
    write(ThinnedPath.of(path, positions(context)), json, context);
  }

  private static void number(double value, JsonGenerator json, SerializerProvider context)
      throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(FewDigits.of(value, DIGITS));
    } else {
      json.writeNull();
    }
  }

  private static void numbers(double[] values, JsonGenerator json, SerializerProvider context)
      throws IOException {
    json.writeStartArray();
    for (double value : values) {
      number(value, json, context);
    }
    json.writeEndArray();
  }

  /**
   * Positions of colour and dash in the theme, and where it is not full how much white is in it.
   */
  private static void style(SeriesStyle style, JsonGenerator json, SerializerProvider context)
      throws IOException {
    json.writeStartArray();
    json.writeNumber(style.colour());
    json.writeNumber(style.dash());
    if (style.tint() > 0) {
      json.writeNumber(FewDigits.of(style.tint(), 2));
    }
    json.writeEndArray();
  }

  /** Every digit, for a tick may stand at an end. */
  private static void range(Panel.Range range, JsonGenerator json, SerializerProvider context)
      throws IOException {
    json.writeArray(new double[] {range.low(), range.high()}, 0, 2);
  }

  private static void optional(Optional<?> value, JsonGenerator json, SerializerProvider context)
      throws IOException {
    write(value.orElse(null), json, context);
  }
}
