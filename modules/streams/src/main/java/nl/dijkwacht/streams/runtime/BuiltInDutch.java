package nl.dijkwacht.streams.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import nl.dijkwacht.core.signal.RuleRef;

/**
 * What built-in rules say in Dutch. It is shipped with them, so that one that lacks it stops the
 * first test that touches the rule. Thread-safe.
 */
public final class BuiltInDutch {

  private static final String FILE = "built-in-rules-nl.properties";
  private static final Properties TEXTS = read();

  private BuiltInDutch() {}

  private static Properties read() {
    Properties texts = new Properties();
    try (InputStream in = BuiltInDutch.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not packed");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** A built-in rule with its title, why it matters and its steps in Dutch too. */
  public static RuleRef with(RuleRef rule) {
    List<String> steps = new ArrayList<>();
    for (int number = 1; number <= rule.response().size(); number++) {
      steps.add(text(rule, Integer.toString(number)));
    }
    return rule.inDutch(text(rule, "title"), text(rule, "why"), steps);
  }

  private static String text(RuleRef rule, String part) {
    String text = TEXTS.getProperty(rule.id() + "." + part);
    if (text == null) {
      throw new IllegalStateException(
          "%s has no %s.%s, of '%s'".formatted(FILE, rule.id(), part, rule.title()));
    }
    return text;
  }

  /** The ids of the rules that it knows. */
  static List<String> ids() {
    return TEXTS.stringPropertyNames().stream()
        .filter(name -> name.endsWith(".title"))
        .map(name -> name.substring(0, name.indexOf('.')))
        .sorted()
        .toList();
  }
}
