package io.github.grposuite.language.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The Jinja of Hugging Face's JavaScript library, jinja.js, with the ways of Jinja2 and
 * transformers that it lacks, python.js, both evaluated by Rhino. Templates reach no Java class.
 *
 * <p>One thread at a time, since values of a script's world are not for several.
 */
final class JinjaLibrary {
  /** What a template says itself, by raise_exception, begins with this. */
  private static final String SAID = "\u0000";

  /** Calls of functions within each other. */
  private static final int DEEPEST = 10_000;

  private static JinjaLibrary shared;

  private final Scriptable world;
  private final Function parse;
  private final Function render;

  /** What a template's evaluation ends with; the message is one line. */
  static final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
      super(message);
    }
  }

  private interface Step {
    Object run(Context context);
  }

  private JinjaLibrary(Context context) {
    ScriptableObject scope = context.initSafeStandardObjects();
    world = scope;
    String module = "(function () { var module = {exports: {}};" + text("jinja.js");
    Object exports = evaluate(context, module + "; return module.exports; })()", "jinja.js");
    Function python = (Function) evaluate(context, text("python.js"), "python.js");
    Scriptable both = (Scriptable) python.call(context, scope, scope, new Object[] {exports});
    parse = (Function) ScriptableObject.getProperty(both, "parse");
    render = (Function) ScriptableObject.getProperty(both, "render");
  }

  private Object evaluate(Context context, String script, String name) {
    return context.evaluateString(world, script, name, 1, null);
  }

  private static String text(String name) {
    try (InputStream in = JinjaLibrary.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A template as {@link #render} takes it. */
  static Object parse(String source) throws TemplateException {
    return run(context -> shared.call(context, shared.parse, source));
  }

  /**
   * What a template makes of some variables.
   *
   * @param json an object, a field a variable
   * @param date as yyyy-mm-dd, or null if templates have none
   */
  static String render(Object parsed, String json, String date) throws TemplateException {
    return Context.toString(
        run(context -> shared.call(context, shared.render, parsed, json, date, SAID)));
  }

  private Object call(Context context, Function function, Object... arguments) {
    return function.call(context, world, world, arguments);
  }

  private static synchronized Object run(Step step) throws TemplateException {
    try (Context context = Context.enter()) {
      context.setLanguageVersion(Context.VERSION_ES6);
      // Compiling the library takes longer than it saves.
      context.setInterpretedMode(true);
      context.setMaximumInterpreterStackDepth(DEEPEST);
      if (shared == null) {
        shared = new JinjaLibrary(context);
      }
      return step.run(context);
    } catch (RhinoException e) {
      throw new TemplateException(message(e.details()));
    } catch (StackOverflowError e) {
      throw new TemplateException("calls itself without end");
    }
  }

  private static String message(String details) {
    String line = details.replaceAll("\\R", " ").strip();
    int said = line.indexOf(SAID);
    return said >= 0
        ? "says \"" + line.substring(said + SAID.length()) + "\""
        : "cannot be evaluated: " + line.replaceFirst("^(Syntax)?Error: ", "");
  }
}
