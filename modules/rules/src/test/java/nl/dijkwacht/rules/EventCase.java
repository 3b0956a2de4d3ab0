package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;

/**
 * An event beside a rule, and whether the rule must match it.
 *
 * @param event the record's bytes as they stand in the file of events
 */
record EventCase(RuleFile rule, String name, boolean match, byte[] event) {

  /** All events beside all rules. */
  static List<EventCase> all() {
    return RulePack.files().stream().flatMap(EventCase::of).toList();
  }

  /** The events beside one rule. */
  static Stream<EventCase> of(RuleFile rule) {
    String file = rule.name().replaceFirst("\\.yml$", ".test.json");
    JsonTape tape = new JsonTape(JsonLimits.DEFAULT);
    assertThat(tape.read(bytes(file))).as(file).isNull();
    List<EventCase> cases = new ArrayList<>();
    for (boolean match : List.of(true, false)) {
      int list = tape.member(tape.root(), match ? "shouldMatch" : "shouldNotMatch");
      for (int item = list + 1; item < tape.next(list); item = tape.next(item)) {
        int event = tape.member(item, "event");
        cases.add(
            new EventCase(
                rule,
                tape.text(tape.member(item, "name")),
                match,
                Arrays.copyOfRange(tape.bytes(), tape.start(event), tape.end(event))));
      }
    }
    return cases.stream();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = RulePack.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return rule.name() + (match ? " must match: " : " must not match: ") + name;
  }
}
