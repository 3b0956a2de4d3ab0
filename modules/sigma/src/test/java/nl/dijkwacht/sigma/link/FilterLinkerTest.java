package nl.dijkwacht.sigma.link;

import static nl.dijkwacht.sigma.link.Documents.correlation;
import static nl.dijkwacht.sigma.link.Documents.filter;
import static nl.dijkwacht.sigma.link.Documents.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.match.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterLinkerTest {

  private static TrailEvent event(String name, String address, String time) {
    return Sigma.read(
        "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"%s\",\"sourceIPAddress\":\"%s\",\"eventTime\":\"%s\"}"
            .formatted(name, address, time)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static boolean matches(RuleSet rules, String name, String address, String time) {
    return !rules.matcher().match(event(name, address, time)).isEmpty();
  }

  @Test
  void aFilterHoldsBackWhatItsConditionDoesNotLetThrough() {
    RuleSet rules = Sigma.read(rule("a") + rule("b") + filter("f", "[a]", "owner: x"));

    assertThat(rules.problems()).isEmpty();
    assertThat(matches(rules, "a", "10.0.0.1", "2026-11-22T03:00:00Z")).isFalse();
    assertThat(matches(rules, "a", "10.0.0.2", "2026-11-22T03:00:00Z")).isTrue();
    assertThat(matches(rules, "b", "10.0.0.1", "2026-11-22T03:00:00Z")).isTrue();
  }

  @Test
  void theConditionIsAddedAsWritten() {
    String only = filter("f", "[a]", "").replace("not selection", "selection");
    RuleSet rules = Sigma.read(rule("a") + only);

    assertThat(matches(rules, "a", "10.0.0.1", "2026-11-22T03:00:00Z")).isTrue();
    assertThat(matches(rules, "a", "10.0.0.2", "2026-11-22T03:00:00Z")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, 2026-11-22T23:59:59Z, false",
    "2026-11-22, 2026-11-23T00:00:00Z, true",
    "2026-11-22T12:00:00+01:00, 2026-11-22T10:59:59Z, false",
    "2026-11-22T12:00:00+01:00, 2026-11-22T11:00:00Z, true",
  })
  void whenAnEventHappenedDecidesWhetherAFilterHasExpired(
      String expires, String time, boolean expired) {
    RuleSet rules = Sigma.read(rule("a") + filter("f", "any", "expires: " + expires));

    assertThat(rules.problems()).isEmpty();
    assertThat(matches(rules, "a", "10.0.0.1", time)).isEqualTo(expired);
    assertThat(rules.filters().get(0).isExpiredAt(Instant.parse(time))).isEqualTo(expired);
    assertThat(matches(rules, "a", "10.0.0.2", time)).isTrue();
  }

  @Test
  void aFilterKeepsWhoAnswersForItAndWhy() {
    String further = "owner: soc@example.org\nreason: The scanner of our own.";
    Filter filter = Sigma.read(rule("a") + filter("f", "ALL", further)).filters().get(0);

    assertThat(filter.owner()).isEqualTo("soc@example.org");
    assertThat(filter.reason()).isEqualTo("The scanner of our own.");
    assertThat(filter.expires()).isNull();
    assertThat(filter.rules()).containsExactly("id-a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[a] | expires: soon | expected a date such as",
        "[a] | expires: 2026-02-30 | expected a date such as",
        "[a] | expires: 2026-11-22T12:00:00 | expected a date such as",
        "[x] | owner: x | has the id, name or title 'x'",
        "[] | owner: x | 'rules' is empty",
        "[c] | owner: x | 'c' is a correlation, and filters are added to detection rules",
        "[id-f] | owner: x | 'id-f' is a filter",
      })
  void whatCannotBeIsTold(String named, String further, String sentence) {
    String count = "type: event_count;rules: [a];timespan: 5m;condition: {gte: 3}";
    RuleSet rules = Sigma.read(rule("a") + correlation("c", count) + filter("f", named, further));

    assertThat(rules.filters()).isEmpty();
    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems()).singleElement().asString().contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "product: aws, service: cloudtrail | product: windows | no rule here is of this log source",
        "product: aws, service: cloudtrail | category: network | no rule here is of this log source",
        "not selection | not selektion | did you mean 'selection'?",
        "rules: [a], | x: y, | the key 'rules' is missing",
        "filter: { | filter: [{ | expected rules",
      })
  void whatTheDocumentLacksIsTold(String text, String replacement, String sentence) {
    String filter = filter("f", "[a]", "").replace(text, replacement);
    RuleSet rules =
        Sigma.read(rule("a") + (filter.contains("[{") ? filter.replace("n}", "n}]") : filter));

    assertThat(rules.filters()).isEmpty();
    assertThat(rules.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains(sentence));
  }

  @Test
  void aFilterMayBeForAllOfAws() {
    String filter = filter("f", "[a]", "").replace(", service: cloudtrail", "");

    assertThat(Sigma.read(rule("a") + filter).filters()).hasSize(1);
  }
}
