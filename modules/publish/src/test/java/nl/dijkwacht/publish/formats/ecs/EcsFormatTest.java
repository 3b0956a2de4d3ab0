package nl.dijkwacht.publish.formats.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import nl.dijkwacht.core.trail.SourceAddress;
import nl.dijkwacht.publish.formats.EventGolden;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.samples.RandomFindings;
import nl.dijkwacht.publish.samples.SiemSamples;
import org.junit.jupiter.api.Test;

class EcsFormatTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";

  private final EcsFormat format = new EcsFormat("ziekenhuis");

  @Test
  void theEventOfEachKindIsKept() throws IOException {
    EventGolden.compare("ecs-control.json", format.finding(SiemSamples.control(), ID, true));
    EventGolden.compare(
        "ecs-personal-data.json", format.finding(SiemSamples.personalData(), ID, true));
    EventGolden.compare("ecs-case.json", format.breach(SiemSamples.suspicion(), ID, true));
  }

  @Test
  void anyFindingGivesAnEventWithATimeAndAddressesThatElasticTakes() {
    RandomFindings findings = new RandomFindings(5);
    for (int i = 0; i < 2000; i++) {
      JsonNode event = EventGolden.tree(format.finding(findings.next(), ID, false));

      assertThat(Instant.parse(event.path("@timestamp").asText())).isNotNull();
      JsonNode ip = event.at("/source/ip");
      assertThat(ip.isMissingNode() || SourceAddress.bytes(ip.asText()) != null)
          .as(ip.toString())
          .isTrue();
    }
  }

  @Test
  void timesHaveMillisecondsAlways() {
    JsonNode event = EventGolden.tree(format.finding(SiemSamples.detection(), ID, true));

    assertThat(event.path("@timestamp").asText()).isEqualTo("2026-11-26T10:15:30.000Z");
    assertThat(Instant.parse(event.path("@timestamp").asText())).isEqualTo(Alerts.AT);
  }

  @Test
  void whatEcsWouldNotTakeIsTold() {
    ObjectNode event =
        (ObjectNode) EventGolden.tree(format.finding(SiemSamples.detection(), ID, true));
    event.remove("@timestamp");
    ((ObjectNode) event.get("event")).put("kind", "finding").put("outcome", "maybe");
    ((ObjectNode) event.get("event")).putArray("type").add("access");

    assertThat(EcsRules.problems(event))
        .containsExactlyInAnyOrder(
            "/@timestamp is missing",
            "/event/kind knows no such word",
            "/event/outcome knows no such word",
            "event.type is none of its category");
  }
}
