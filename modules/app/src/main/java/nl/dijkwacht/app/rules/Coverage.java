package nl.dijkwacht.app.rules;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.sigma.RuleHead;

/**
 * How many rules of each level are tagged with an article of the AVG, or a technique of MITRE
 * ATT&amp;CK. A rule counts under each of its tags.
 *
 * @param articles by tag, such as {@code avg.art-32-1-b}
 * @param techniques by tag, such as {@code attack.t1530}
 */
public record Coverage(
    Map<String, Map<Level, Integer>> articles, Map<String, Map<Level, Integer>> techniques) {

  private static final Pattern ARTICLE = Pattern.compile("avg\\.art-.+");
  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.t\\d{4}(\\.\\d{3})?");

  /** Counts rules. */
  public static Coverage of(List<RuleHead> rules) {
    return new Coverage(count(rules, ARTICLE), count(rules, TECHNIQUE));
  }

  private static Map<String, Map<Level, Integer>> count(List<RuleHead> rules, Pattern kind) {
    Map<String, Map<Level, Integer>> counts = new TreeMap<>();
    for (RuleHead rule : rules) {
      rule.ref().tags().stream()
          .map(tag -> tag.toLowerCase(Locale.ROOT))
          .filter(tag -> kind.matcher(tag).matches())
          .distinct()
          .map(tag -> counts.computeIfAbsent(tag, any -> new EnumMap<>(Level.class)))
          .forEach(ofTag -> ofTag.merge(rule.ref().level(), 1, Integer::sum));
    }
    return counts;
  }
}
