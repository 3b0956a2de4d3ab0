package nl.dijkwacht.app.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A correlation through a whole instance, and through its restart. */
class CorrelationPipelineTest {

  private static final String RULES =
      """
      title: A read
      id: read
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: GetObject}
        condition: selection
      ---
      title: Three reads
      id: reads
      level: high
      correlation:
        type: event_count
        rules: read
        group-by: userIdentity.arn
        timespan: 5m
        condition: {gte: 3}
      """;

  private static final String EVENT =
      """
      {"eventVersion":"1.08","eventID":"%s","eventTime":"2026-03-02T08:%s:00Z","awsRegion":"eu-west-1",\
      "eventSource":"s3.amazonaws.com","eventName":"GetObject","eventType":"AwsApiCall",\
      "recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","userName":"jan",\
      "arn":"arn:aws:iam::111122223333:user/jan"}}
      """;

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("correlated");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);

  @Test
  void copiesLateEventsAndARestartGiveOneAlert() throws Exception {
    try (Instance instance = start("before")) {
      collect(instance, "1", "00");
      collect(instance, "1", "00");
      collect(instance, "3", "04");
      assertThat(topics.alerts()).isEmpty();
    }
    // Nothing is left of the disk: what was counted comes back from Kafka.
    try (Instance instance = start("after")) {
      collect(instance, "2", "02");
      assertThat(alerts()).containsExactly("reads");
      collect(instance, "2", "02");
      collect(instance, "3", "04");
      assertThat(alerts()).containsExactly("reads");
      assertThat(topics.findings())
          .singleElement()
          .satisfies(finding -> assertThat(finding.occurrences()).isOne())
          .satisfies(finding -> assertThat(finding.latest().eventId()).isEqualTo("3"));
    }
  }

  private List<String> alerts() {
    return topics.alerts().stream().map(Alert::finding).map(f -> f.rule().id()).toList();
  }

  private Instance start(String data) throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
    Map<String, String> settings =
        Settings.ofEvents(SharedBroker.bootstrapServers(), prefix, folder.resolve(data));
    return Instance.start(
        Settings.configuration(settings),
        RuleSources.local(false, List.of(rules), RuleSettings.DEFAULT),
        "test");
  }

  private void collect(Instance instance, String id, String minute) throws Exception {
    Path file = write(EVENT.formatted(id, minute));
    assertThat(instance.pipeline().collectAndDrain(List.of(file)).events()).isOne();
  }

  private Path write(String event) throws IOException {
    Path file = Files.createTempFile(folder, "event", ".json");
    return Files.write(file, event.getBytes(UTF_8));
  }
}
