package nl.dijkwacht.collectors.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.messages.Message.Ignored;
import nl.dijkwacht.collectors.messages.Message.TrailRecord;
import nl.dijkwacht.collectors.messages.Message.Unusable;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import org.junit.jupiter.api.Test;

@EnabledIfCorpora
class MessageCorporaTest {

  private final MessageReader reader = new MessageReader(new ObjectSelection(List.of()));

  private Map<String, List<Message>> read(String folder) throws IOException {
    Map<String, List<Message>> read = new TreeMap<>();
    try (Stream<Path> files = Files.list(Corpora.directory().resolve(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        read.put(String.valueOf(file.getFileName()), reader.read(Files.readAllBytes(file)));
      }
    }
    assertThat(read).isNotEmpty();
    return read;
  }

  private static String said(Message message) {
    if (message instanceof Unusable unusable) {
      return unusable.reason().name();
    }
    return message instanceof Ignored ignored
        ? ignored.kind().name()
        : message.getClass().getSimpleName();
  }

  private static void assertAll(
      String expected, Map<String, List<Message>> read, Map<String, String> exceptions) {
    read.forEach(
        (file, message) ->
            assertThat(message)
                .as(file)
                .extracting(MessageCorporaTest::said)
                .containsExactly(exceptions.getOrDefault(file, expected)));
    assertThat(read.keySet()).containsAll(exceptions.keySet());
  }

  @Test
  void whatCloudTrailSentThroughEventBridgeIsRead() throws IOException {
    Map<String, List<Message>> read = read("cloudtrail/eventbridge-envelope");

    assertAll(
        "TrailRecord",
        read,
        Map.of(
            "c7n-event-phd-ec2-retire.json", "EVENTBRIDGE",
            "c7n-event-scheduled.json", "EVENTBRIDGE"));
    TrailEventReader records = new TrailEventReader();
    assertThat(read.values())
        .flatExtracting(messages -> messages)
        .filteredOn(TrailRecord.class::isInstance)
        .allSatisfy(
            message ->
                assertThat(records.read(((TrailRecord) message).json()))
                    .isInstanceOf(TrailReading.Event.class));
  }

  @Test
  void whatAwsConfigSentIsRead() throws IOException {
    assertAll(
        "ConfigurationItemJson",
        read("config/awsdocs"),
        Map.of(
            "config-rules-evaluation-started-0.json", "CONFIG_STATUS",
            "example-config-rule-compliance-notification-0.json", "ServiceFindingJson",
            "example-configuration-history-notification-0.json", "ObjectAnnounced",
            "oversized-notification-example-0.json", "ObjectAnnounced"));
    assertAll(
        "ConfigurationItemJson",
        read("config/asecurityteam"),
        Map.of("filterd-config.invalid-messageType.json", "CONFIG_STATUS"));
    assertAll("ConfigurationItemJson", read("config/rdk-example-ci"), Map.of());
    assertAll("ConfigurationItemJson", read("config/lambda-java"), Map.of());
    // Rules are told of an item that is too large, not of its place.
    assertAll(
        "ConfigurationItemJson",
        read("config/powertools"),
        Map.of("awsConfigRuleOversizedConfiguration.json", "UNREADABLE_SOURCE"));
  }

  @Test
  void findingsOfOtherServicesAreRead() throws IOException {
    assertAll("ServiceFindingJson", read("findings/guardduty"), Map.of());
    Map<String, List<Message>> events = read("findings/securityhub");
    events.keySet().removeIf(file -> !file.startsWith("c7n-event"));
    assertAll("ServiceFindingJson", events, Map.of());
  }
}
