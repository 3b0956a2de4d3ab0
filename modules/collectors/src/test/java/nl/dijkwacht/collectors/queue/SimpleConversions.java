package nl.dijkwacht.collectors.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.ConfigurationItem;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.core.ServiceFinding;
import nl.dijkwacht.topics.Reading;

/** Reads no more of items and findings than names them. */
final class SimpleConversions implements Conversions {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public Reading<ConfigurationItem> item(byte[] json) {
    try {
      JsonNode item = MAPPER.readTree(json);
      if (!item.hasNonNull("resourceId")) {
        return new Reading.Unreadable<>(DeadLetterReason.UNREADABLE_PAYLOAD, "it has no id");
      }
      return new Reading.Value<>(
          new ConfigurationItem(
              new ResourceId(
                  "aws",
                  item.path("awsAccountId").asText(),
                  item.path("awsRegion").asText(),
                  item.path("resourceType").asText(),
                  item.path("resourceId").asText()),
              null,
              null,
              Instant.parse(item.path("configurationItemCaptureTime").asText()),
              null,
              ConfigurationItem.Status.PRESENT,
              null,
              Map.of(),
              true,
              Map.of(),
              Map.of(),
              ConfigurationItem.Source.NOTIFICATION));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Reading<ServiceFinding> finding(ServiceFinding.Service service, byte[] json) {
    try {
      JsonNode finding = MAPPER.readTree(json);
      String id = finding.path("id").asText(finding.path("Id").asText("rule"));
      Instant time = Instant.parse("2026-03-02T08:09:00Z");
      return new Reading.Value<>(
          new ServiceFinding(
              id,
              service,
              "111122223333",
              "eu-west-1",
              Level.HIGH,
              "type",
              "title",
              null,
              List.of(),
              false,
              false,
              time,
              time,
              1,
              Map.of()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
