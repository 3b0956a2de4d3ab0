package nl.dijkwacht.publish.formats.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.formats.EventGolden;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.samples.RandomFindings;
import nl.dijkwacht.publish.samples.SiemSamples;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Payload;
import org.junit.jupiter.api.Test;

class OcsfFormatTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";

  private final OcsfFormat format = new OcsfFormat(OcsfVersion.DEFAULT, "ziekenhuis");

  @Test
  void theEventOfEachClassIsKept() throws IOException {
    EventGolden.compare(
        "ocsf-2003-compliance.json", format.finding(SiemSamples.control(), ID, true));
    EventGolden.compare(
        "ocsf-2004-detection.json", format.finding(SiemSamples.detection(), ID, true));
    EventGolden.compare(
        "ocsf-2005-incident.json", format.breach(SiemSamples.suspicion(), ID, true));
    EventGolden.compare(
        "ocsf-2006-data-security.json", format.finding(SiemSamples.personalData(), ID, false));
  }

  @Test
  void theActivityFollowsTheLifeOfAFinding() {
    var open = SiemSamples.detection();
    var over = Alerts.signal(SiemSamples.FINDING, "2", Level.HIGH, Transition.RESOLVED).finding();

    assertThat(activity(format.finding(open, ID, true))).isEqualTo("1 Create 200401");
    assertThat(activity(format.finding(open, ID, false))).isEqualTo("2 Update 200402");
    assertThat(activity(format.finding(over, ID, false))).isEqualTo("3 Close 200403");
    assertThat(activity(format.finding(over, ID, true))).isEqualTo("3 Close 200403");
  }

  private static String activity(Outcome<byte[]> outcome) {
    JsonNode event = EventGolden.tree(outcome);
    return "%d %s %d"
        .formatted(
            event.path("activity_id").asInt(),
            event.path("activity_name").asText(),
            event.path("type_uid").asLong());
  }

  @Test
  void aSuspicionIsASuspectedBreachUntilItWasNone() {
    JsonNode suspicion = EventGolden.tree(format.breach(SiemSamples.suspicion(), ID, true));
    JsonNode none = EventGolden.tree(format.breach(SiemSamples.noBreach(), ID, false));

    assertThat(suspicion.path("is_suspected_breach").asBoolean()).isTrue();
    assertThat(suspicion.path("verdict").asText()).isEqualTo("Suspicious");
    assertThat(none.path("is_suspected_breach").asBoolean(true)).isFalse();
    assertThat(none.path("verdict").asText()).isEqualTo("False Positive");
    assertThat(none.path("status").asText()).isEqualTo("Closed");
  }

  @Test
  void aCaseThatWasOpenedByHandIsItsOwnFindingAndNobodysYet() {
    JsonNode event = EventGolden.tree(format.breach(SiemSamples.byHand(), ID, true));

    assertThat(event.at("/finding_info_list/0/uid").asText()).isEqualTo(SiemSamples.byHand().id());
    assertThat(event.at("/assignee_group/name").asText()).isEqualTo("nobody yet");
    assertThat(event.path("severity").asText()).isEqualTo("Unknown");
  }

  @Test
  void timesAreInMilliseconds() {
    JsonNode event = EventGolden.tree(format.finding(SiemSamples.detection(), ID, true));

    assertThat(event.path("time").asLong()).isEqualTo(Alerts.AT.toEpochMilli());
  }

  @Test
  void theVersionIsTheOneThatWasAskedFor() {
    for (OcsfVersion version : OcsfVersion.values()) {
      JsonNode event =
          EventGolden.tree(new OcsfFormat(version, "t").finding(SiemSamples.control(), ID, true));

      assertThat(event.at("/metadata/version").asText()).isEqualTo(version.label());
    }
  }

  @Test
  void anyFindingGivesAnEventThatOcsfTakes() {
    RandomFindings findings = new RandomFindings(7);
    for (int i = 0; i < 2000; i++) {
      Outcome<byte[]> outcome = format.finding(findings.next(), ID, i % 2 == 0);

      assertThat(outcome).as("finding " + i).isInstanceOf(Outcome.Done.class);
      assertThat(((Outcome.Done<byte[]>) outcome).value()).hasSizeLessThan(Payload.MAX_BYTES);
    }
  }

  @Test
  void theSameFindingGivesTheSameBytes() {
    RandomFindings one = new RandomFindings(3);
    RandomFindings other = new RandomFindings(3);
    for (int i = 0; i < 200; i++) {
      assertThat(((Outcome.Done<byte[]>) format.finding(one.next(), ID, true)).value())
          .isEqualTo(((Outcome.Done<byte[]>) format.finding(other.next(), ID, true)).value());
    }
  }
}
