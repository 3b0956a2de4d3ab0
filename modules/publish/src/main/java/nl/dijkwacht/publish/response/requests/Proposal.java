package nl.dijkwacht.publish.response.requests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.response.ResponseAction;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Evidence;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.core.signal.ServiceFindingSignal;
import nl.dijkwacht.publish.response.policies.FindingField;
import nl.dijkwacht.publish.response.policies.ResponsePolicy;
import nl.dijkwacht.publish.response.policies.Undo;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.Topics;

/**
 * The request that a policy proposes for an alert.
 *
 * @param expiresAt until when it can be approved (wall clock)
 */
public record Proposal(ResponsePolicy policy, Alert alert, Known known, Instant expiresAt) {

  /** Whether a policy is about an alert: something began or got worse, and its condition holds. */
  public static boolean isWanted(ResponsePolicy policy, Alert alert, Registers registers) {
    boolean begins =
        switch (alert.transition()) {
          // A condition may ask who it was; what was proposed before is the same request.
          case OPENED, WORSENED, RECURRED, REOPENED, ATTRIBUTED, EXCEPTION_EXPIRED -> true;
          case RESOLVED, FLAPPING -> false;
        };
    return begins && policy.when().isTrueOf(alert, registers);
  }

  /** Whether a person would have to approve it. */
  public boolean waits(Instant now) {
    return isWanted(policy, alert, known.registers())
        && request(false, now).filter(one -> one.status() == Status.PROPOSED).isPresent();
  }

  /**
   * The request; empty if no resource of the alert is one that the policy may act on.
   *
   * @param beyondLimit whether its policy asked as often as it may
   * @param now when it is proposed (wall clock)
   */
  public Optional<ResponseRequest> request(boolean beyondLimit, Instant now) {
    return Concern.of(alert, policy.resources()).map(concern -> request(concern, beyondLimit, now));
  }

  private ResponseRequest request(Concern concern, boolean beyondLimit, Instant now) {
    Map<FindingField, String> values = values(concern);
    List<String> lacking = new ArrayList<>(policy.action().lacking(values));
    ResponseAction undo = null;
    if (policy.undo() instanceof Undo.ByRunner byRunner) {
      lacking.addAll(byRunner.action().lacking(values));
      undo = byRunner.action().filled(values);
    }
    ResponseAction action = policy.action().filled(values);
    String leave = HumanLeave.reason(policy, alert, concern, known);
    String approval =
        leave.isEmpty() && beyondLimit
            ? "its policy asks %d times an hour at most".formatted(policy.limitPerHour())
            : leave;
    return new ResponseRequest(
        id(),
        policy.id(),
        policy.version(),
        alert.finding().id(),
        alert.cause().eventId(),
        null,
        concern.resource(),
        action,
        undo,
        policy.undo() instanceof Undo.ByHand byHand ? byHand.words() : "",
        policy.role(),
        approval,
        isDryRun(),
        expiresAt,
        evidence(),
        null,
        null,
        List.of(first(lacking, action, approval, now)));
  }

  private ResponseStep first(
      List<String> lacking, ResponseAction action, String approval, Instant now) {
    if (!lacking.isEmpty()) {
      return step(
          Status.FAILED,
          "nobody is asked: the finding does not tell %s, or not in a form that can be handed on"
              .formatted(String.join(", ", lacking)),
          now);
    }
    if (isDryRun()) {
      String leave =
          approval.isEmpty()
              ? "no approval is needed"
              : "'%s' would have to approve it, since %s".formatted(policy.role(), approval);
      return step(Status.DRY_RUN, "would ask %s; %s".formatted(action.text(), leave), now);
    }
    return approval.isEmpty()
        ? step(Status.APPROVED, "will ask %s; no approval is needed".formatted(action.text()), now)
        : step(
            Status.PROPOSED,
            ("would ask %s, and waits until %s for approval by '%s', since %s: 'dijkwacht response"
                    + " approve %s'")
                .formatted(action.text(), expiresAt, policy.role(), approval, id()),
            now);
  }

  /** What was made to try something out is about nothing that there is. */
  private boolean isDryRun() {
    return policy.dryRun() || alert.finding().rule().tags().contains(ServiceFindingSignal.SAMPLE);
  }

  private static ResponseStep step(Status status, String text, Instant now) {
    return new ResponseStep(status, now, ResponseStep.SYSTEM, text, null);
  }

  private String id() {
    return ResponseRequest.idOf(alert, policy.id());
  }

  private Map<FindingField, String> values(Concern concern) {
    Map<FindingField, String> values = new EnumMap<>(FindingField.class);
    values.put(FindingField.REQUEST_ID, id());
    values.put(FindingField.FINDING_ID, alert.finding().id());
    values.put(FindingField.POLICY, policy.id());
    values.put(FindingField.SEVERITY, alert.finding().level().label());
    values.put(FindingField.ACCOUNT, concern.resource().account());
    values.put(FindingField.REGION, concern.resource().region());
    values.put(FindingField.RESOURCE_TYPE, concern.resource().type());
    values.put(FindingField.RESOURCE_ID, concern.resource().id());
    values.put(FindingField.RESOURCE_ARN, concern.arn() == null ? "" : concern.arn());
    return values;
  }

  private Evidence evidence() {
    byte[] json = Topics.ALERTS.payload().write(alert);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
      return new Evidence(HexFormat.of().formatHex(hash), new String(json, StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
