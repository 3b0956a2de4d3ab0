package nl.dijkwacht.publish.formats.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.dijkwacht.publish.formats.EventGolden;
import nl.dijkwacht.publish.samples.SiemSamples;
import org.junit.jupiter.api.Test;

class OcsfRulesTest {

  private final ObjectNode event =
      (ObjectNode)
          EventGolden.tree(
              new OcsfFormat(OcsfVersion.DEFAULT, "t").finding(SiemSamples.control(), "id", true));

  @Test
  void whatIsWrittenHasNoProblems() {
    assertThat(OcsfRules.problems(event)).isEmpty();
  }

  @Test
  void whatIsMissingIsTold() {
    event.remove("severity_id");
    event.remove("compliance");
    ((ObjectNode) event.get("finding_info")).remove("uid");
    ((ObjectNode) event.at("/evidences/0/actor")).removeAll();

    assertThat(OcsfRules.problems(event))
        .containsExactlyInAnyOrder(
            "the event lacks severity_id",
            "class 2003 lacks compliance",
            "finding_info lacks uid",
            "actor has none of user, session, invoked_by");
  }

  @Test
  void numbersThatNoEnumerationHasAreTold() {
    event.put("status_id", 42).put("type_uid", 200399).put("severity_id", "4");
    ((ObjectNode) event.get("compliance")).put("status_id", 5);

    assertThat(OcsfRules.problems(event))
        .containsExactlyInAnyOrder(
            "type_uid is not that of class_uid and activity_id",
            "compliance.status_id has no such number",
            "status_id has no such number",
            "severity_id has no such number");
  }

  @Test
  void secondsAreNoMilliseconds() {
    event.put("time", event.get("time").asLong() / 1000);

    assertThat(OcsfRules.problems(event)).containsExactly("time is no time in milliseconds");
  }

  @Test
  void aClassThatIsNotWrittenIsTold() {
    event.put("class_uid", 6003).put("type_uid", 600301);

    assertThat(OcsfRules.problems(event))
        .containsExactly("class_uid is of no class that is written");
  }
}
