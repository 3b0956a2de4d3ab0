package nl.dijkwacht.streams.behaviour;

import static nl.dijkwacht.streams.behaviour.BehaviourDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptOutTest {

  private static final String AI = "AISERVICES_OPT_OUT_POLICY";

  private final BehaviourDriver driver = new BehaviourDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  private static Change policy(String call, String policy, Map<String, Object> request) {
    return change(call, "AWS::Organizations::Policy", policy, request);
  }

  private static Change change(String call, String type, String id, Map<String, Object> request) {
    EventSummary event =
        new EventSummary(
            call + id,
            at(0, 13),
            at(0, 13, 5),
            "organizations.amazonaws.com",
            call,
            Touch.ACCOUNT,
            "us-east-1",
            new Principal(Principal.Kind.IAM_USER, "beheer", Touch.ACCOUNT),
            null,
            null,
            null,
            null);
    return new Change(
        call + id,
        new ResourceId("aws", Touch.ACCOUNT, "global", type, id),
        event,
        Change.Means.CONSOLE,
        null,
        null,
        request);
  }

  @Test
  void detachingThePolicyIsToldWhateverComesFirst() {
    driver.pipe(policy("DetachPolicy", "p-1", Map.of("targetId", "r-ab12")));
    driver.pipe(policy("DetachPolicy", "p-2", Map.of("targetId", "r-ab12")));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(policy("CreatePolicy", "p-2", Map.of("type", "SERVICE_CONTROL_POLICY")));
    driver.pipe(policy("CreatePolicy", "p-1", Map.of("type", AI)));
    driver.pipe(policy("DeletePolicy", "p-1", Map.of()));

    assertThat(driver.signals(BehaviourRule.AI_OPT_OUT_REMOVED))
        .extracting(signal -> signal.event().note())
        .containsExactly(
            "DetachPolicy: the policy was detached from r-ab12.",
            "DeletePolicy: the policy was deleted.");
  }

  @Test
  void weakeningThePolicyIsTold() {
    String strict = "{\"services\":{\"default\":{\"opt_out_policy\":{\"@@assign\":\"optOut\"}}}}";

    driver.pipe(policy("UpdatePolicy", "p-1", Map.of("content", strict)));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(
        policy("UpdatePolicy", "p-2", Map.of("content", strict.replace("optOut", "optIn"))));
    assertThat(driver.signals(BehaviourRule.AI_OPT_OUT_REMOVED)).hasSize(1);
  }

  @Test
  void emptyingThePolicyIsToldAndItsRemovalStillIs() {
    driver.pipe(policy("CreatePolicy", "p-1", Map.of("type", AI)));
    driver.pipe(policy("UpdatePolicy", "p-1", Map.of("content", "{\"services\":{}}")));
    driver.pipe(policy("DetachPolicy", "p-1", Map.of("targetId", "r-ab12")));

    assertThat(driver.signals(BehaviourRule.AI_OPT_OUT_REMOVED))
        .extracting(signal -> signal.event().note())
        .containsExactly(
            "UpdatePolicy: the policy was changed and no longer opts out of anything.",
            "DetachPolicy: the policy was detached from r-ab12.");
  }

  @Test
  void aContentThatTellsNoTypeLetsTheRemovalWaitOn() {
    driver.pipe(policy("DetachPolicy", "p-1", Map.of("targetId", "r-ab12")));
    driver.pipe(policy("UpdatePolicy", "p-1", Map.of("content", "{\"services\":{}}")));
    driver.pipe(policy("CreatePolicy", "p-1", Map.of("name", "without a type")));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(policy("CreatePolicy", "p-1", Map.of("type", AI)));

    assertThat(driver.signals(BehaviourRule.AI_OPT_OUT_REMOVED)).hasSize(1);
  }

  @Test
  void disablingTheTypeIsToldOnce() {
    Map<String, Object> request = Map.of("policyType", AI);

    driver.pipe(change("DisablePolicyType", "AWS::Organizations::Organization", "o-1", request));
    driver.pipe(change("DisablePolicyType", "AWS::::Account", Touch.ACCOUNT, request));

    assertThat(driver.signals(BehaviourRule.AI_OPT_OUT_REMOVED)).hasSize(1);
  }
}
