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
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.sigma.RuleHead;

/**
 * How many rules or controls name each topic of a scheme. One counts once for each topic.
 *
 * @param byTopic such as {@code 32(1)(b)} or {@code T1530}; numbers in them are put in order
 * @param none how many name no topic of the scheme
 */
public record Coverage(SortedMap<String, Map<Level, Integer>> byTopic, int none) {

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** So that article 5 stands before article 32. */
  public static final Comparator<String> BY_NUMBER =
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
    List<RuleRef> refs = rules.stream().map(RuleHead::ref).toList();
    return of(refs, RuleRef::level, rule -> topics(rule, topicOfTag));
  }

  /** Anything that has a level and names topics. */
  public static <T> Coverage of(
      List<T> all, Function<T, Level> level, Function<T, List<String>> topicsOf) {
    SortedMap<String, Map<Level, Integer>> byTopic = new TreeMap<>(BY_NUMBER);
    int none = 0;
    for (T each : all) {
      List<String> topics = topicsOf.apply(each);
      none += topics.isEmpty() ? 1 : 0;
      for (String topic : topics) {
        byTopic
            .computeIfAbsent(topic, any -> new EnumMap<>(Level.class))
            .merge(level.apply(each), 1, Integer::sum);
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

  private static String padded(String topic) {
    return NUMBER.matcher(topic).replaceAll(number -> "%9s".formatted(number.group()));
  }
}
