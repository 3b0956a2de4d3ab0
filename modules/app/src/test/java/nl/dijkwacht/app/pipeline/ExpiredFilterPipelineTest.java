package nl.dijkwacht.app.pipeline;

import static nl.dijkwacht.app.publication.SampleRules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.LoggedLines;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.match.ExpiredFilter;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter that has expired says so in log and alert, wherever people look. */
class ExpiredFilterPipelineTest {

  private static final String FILTER =
      """
      title: The nightly clean-up
      id: nightly
      logsource: {product: aws, service: cloudtrail}
      filter:
        rules: deleted
        selection: {userIdentity.userName: jan}
        condition: not selection
      owner: Team Storage
      expires: 2026-03-01
      """;

  private static final String EVENT =
      """
      {"eventVersion":"1.08","eventID":"%s","eventTime":"2026-03-02T08:00:00Z","awsRegion":"eu-west-1",\
      "eventSource":"s3.amazonaws.com","eventName":"DeleteBucket","eventType":"AwsApiCall",\
      "recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","userName":"jan",\
      "arn":"arn:aws:iam::111122223333:user/jan"}}
      """;

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("expired");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);

  @Test
  void peopleHearOfItOnceAndTheLogTellsWhichItIs() throws Exception {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("deleted.yml"), rule("deleted", "DeleteBucket"));
    Files.writeString(rules.resolve("nightly.yml"), FILTER);
    Path events = Files.createDirectory(folder.resolve("events"));
    Files.writeString(events.resolve("1.json"), EVENT.formatted("1"));
    Files.writeString(events.resolve("2.json"), EVENT.formatted("2"));

    try (LoggedLines log = LoggedLines.of("nl.dijkwacht.streams.detect");
        Instance instance = start(rules)) {
      instance.pipeline().collectAndDrain(List.of(events));

      assertThat(topics.alerts())
          .extracting(alert -> alert.finding().rule().id())
          .containsExactlyInAnyOrder("deleted", ExpiredFilter.RULE.id());
      // Each partition tells it once, and no line holds anything of an event.
      assertThat(log.lines())
          .isNotEmpty()
          .containsOnly(
              "WARN The filter nightly expired at 2026-03-02T00:00:00Z and no longer holds back"
                  + " what it is for; renew or remove it");
    }
  }

  private Instance start(Path rules) throws Exception {
    Map<String, String> settings =
        Settings.ofEvents(SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    return Instance.start(
        Settings.configuration(settings),
        RuleSources.local(false, List.of(rules), RuleSettings.DEFAULT),
        "test");
  }
}
