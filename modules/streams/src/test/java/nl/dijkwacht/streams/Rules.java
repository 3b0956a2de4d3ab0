package nl.dijkwacht.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;

/** Small rules. */
public final class Rules {

  private Rules() {}

  /** A rule about a bucket: its events are those with this name. */
  public static String onBucket(String id, String eventName, String level) {
    return rule(id, eventName, level, List.of("requestParameters.bucketName"));
  }

  /** A rule about these fields: its events are those with this name. */
  public static String rule(String id, String eventName, String level, List<String> subject) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "title: " + id,
            "id: " + id,
            "logsource: {product: aws, service: cloudtrail}",
            "detection:",
            "  selection: {eventName: '" + eventName + "'}",
            "  condition: selection",
            "level: " + level,
            "subject:"));
    subject.forEach(field -> lines.add("  - " + field));
    return String.join("\n", lines) + "\n";
  }

  public static RuleSet of(String... rules) {
    RuleSet set =
        RuleSet.read(
            Stream.of(rules).map(rule -> new RuleFile("test.yml", rule.getBytes(UTF_8))).toList());
    assertThat(set.problems()).isEmpty();
    return set;
  }
}
