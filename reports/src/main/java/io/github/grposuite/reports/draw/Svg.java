package io.github.grposuite.reports.draw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.DefaultErrorHandler;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.DefaultStyleHandler;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.util.SVGConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A figure as SVG, its text as text. */
final class Svg {
  private Svg() {}

  static byte[] of(FigureLayout layout) throws IOException {
    Document document = empty();
    SVGGraphics2D graphics = new Graphics(new Context(document, layout.theme()));
    layout.draw(graphics);
    Element root = graphics.getRoot(document.getDocumentElement());
    String width = Integer.toString((int) Math.ceil(layout.width()));
    String height = Integer.toString((int) Math.ceil(layout.height()));
    root.setAttribute("width", width);
    root.setAttribute("height", height);
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    return written(document);
  }

  /** By the JDK's own XML, whatever else is on the class path. */
  private static Document empty() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGConstants.SVG_NAMESPACE_URI, SVGConstants.SVG_SVG_TAG, null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK makes no XML documents", e);
    }
  }

  private static byte[] written(Document document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IOException("cannot write the SVG of a figure", e);
    }
    return out.toByteArray();
  }

  /** Measures text as a PNG does, so that both have it at the same place. */
  private static final class Graphics extends SVGGraphics2D {
    Graphics(SVGGeneratorContext context) {
      super(context, false);
      fmg.addRenderingHints(Png.HINTS);
    }
  }

  /** Numbers to hundredths of a point; what most text has in common stands once. */
  private static final class Context extends SVGGeneratorContext {
    Context(Document document, Theme theme) {
      super(document);
      setIDGenerator(new SVGIDGenerator());
      setExtensionHandler(new DefaultExtensionHandler());
      setImageHandler(new ImageHandlerBase64Encoder());
      setErrorHandler(new DefaultErrorHandler());
      setStyleHandler(new FontFallback());
      GraphicContextDefaults defaults = new GraphicContextDefaults();
      defaults.setFont(theme.tick());
      defaults.setRenderingHints(Png.HINTS);
      setGraphicContextDefaults(defaults);
      // Batik's own formats are shared between threads.
      decimalFormat = new DecimalFormat("#.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
  }

  /** Arial and Helvetica have the widths of Liberation Sans, for readers without it. */
  private static final class FontFallback extends DefaultStyleHandler {
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // Batik is older than generics
    public void setStyle(Element element, Map styles, SVGGeneratorContext context) {
      Map<String, String> named = new HashMap<>(styles);
      named.computeIfPresent(
          SVGConstants.SVG_FONT_FAMILY_ATTRIBUTE,
          (key, family) -> family + ",Arial,Helvetica,sans-serif");
      super.setStyle(element, named, context);
    }
  }
}
