package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;

/** Rules and events in few words, for tests. */
public final class Sigma {

  private Sigma() {}

  /** The rules of a text, as a file named {@code test.yml}. */
  public static RuleSet read(String yaml) {
    return RuleSet.read(List.of(new RuleFile("test.yml", yaml.getBytes(StandardCharsets.UTF_8))));
  }

  /** A whole rule around a detection that begins in the first column. */
  public static String rule(String detection) {
    return """
    title: Test
    id: 00000000-0000-4000-8000-000000000001
    logsource:
      product: aws
      service: cloudtrail
    level: low
    detection:
    """
        + detection.indent(2);
  }

  /** Whether a rule with this detection matches an event with these further members. */
  public static boolean matches(String detection, String members) {
    RuleSet rules = read(rule(detection));
    assertThat(rules.problems()).as("problems of the rule").isEmpty();
    return !rules.matcher().match(event(members)).isEmpty();
  }

  /** An event with these further members, in JSON with single quotes. */
  public static TrailEvent event(String members) {
    String json =
        "{'eventSource':'s3.amazonaws.com','eventName':'GetObject',"
            + "'eventTime':'2026-11-22T03:00:00Z'"
            + (members.isEmpty() ? "" : "," + members)
            + "}";
    return read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** An event of these bytes. */
  public static TrailEvent read(byte[] record) {
    TrailReading reading = new TrailEventReader().read(record);
    assertThat(reading).isInstanceOf(TrailReading.Event.class);
    return ((TrailReading.Event) reading).event();
  }
}
