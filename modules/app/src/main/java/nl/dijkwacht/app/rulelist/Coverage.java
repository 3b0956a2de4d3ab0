package nl.dijkwacht.app.rulelist;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.app.terminal.Articles;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.RuleRef;
import nl.dijkwacht.sigma.RuleHead;

/**
 * How many rules name each topic of a scheme in their tags. One rule counts once for each topic.
 *
 * @param byTopic such as {@code 32(1)(b)} or {@code T1530}; numbers in them are put in order
 * @param none rules that name no topic of the scheme
 */
public record Coverage(SortedMap<String, Map<Level, Integer>> byTopic, int none) {

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing(Coverage::padded).thenComparing(Comparator.naturalOrder());

  /** Articles of the AVG (GDPR), as lawyers write them. */
  public static Coverage ofArticles(List<RuleHead> rules) {
    return of(rules, Articles::ofTag);
  }

  /** Techniques of MITRE ATT&amp;CK by their ids. */
  public static Coverage ofTechniques(List<RuleHead> rules) {
    return of(rules, Coverage::technique);
  }

  private static Coverage of(List<RuleHead> rules, Function<String, Optional<String>> topicOfTag) {
    SortedMap<String, Map<Level, Integer>> byTopic = new TreeMap<>(BY_NUMBER);
    int none = 0;
    for (RuleHead rule : rules) {
      List<String> topics = topics(rule.ref(), topicOfTag);
      none += topics.isEmpty() ? 1 : 0;
      for (String topic : topics) {
        byTopic
            .computeIfAbsent(topic, any -> new EnumMap<>(Level.class))
            .merge(rule.ref().level(), 1, Integer::sum);
      }
    }
    return new Coverage(byTopic, none);
  }

  /** The techniques that a rule names. */
  static List<String> techniques(RuleRef rule) {
    return topics(rule, Coverage::technique);
  }

  private static List<String> topics(RuleRef rule, Function<String, Optional<String>> topicOfTag) {
    return rule.tags().stream().map(topicOfTag).flatMap(Optional::stream).distinct().toList();
  }

  private static Optional<String> technique(String tag) {
    Matcher matcher = TECHNIQUE.matcher(tag);
    return matcher.matches() ? Optional.of("T" + matcher.group(1).substring(1)) : Optional.empty();
  }

  /** So that article 5 stands before article 32. */
  private static String padded(String topic) {
    return NUMBER.matcher(topic).replaceAll(number -> "%9s".formatted(number.group()));
  }
}
