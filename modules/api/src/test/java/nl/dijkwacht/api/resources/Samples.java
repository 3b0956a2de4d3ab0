package nl.dijkwacht.api.resources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.response.ResponseAction;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.registers.Registers;

/** A hospital and a municipality, and what is found in their accounts. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
  public static final String HOSPITAL = "111122223333";
  public static final String MUNICIPALITY = "444455556666";
  public static final String UNREGISTERED = "777788889999";

  private Samples() {}

  public static Registers registers() {
    return Registers.of(
        List.of(account(HOSPITAL, "Ziekenhuis"), account(MUNICIPALITY, "Gemeente")), List.of());
  }

  private static AccountEntry account(String id, String entity) {
    return new AccountEntry(
        id, entity + "-prod", "production", entity, AccountEntry.Role.CONTROLLER, "fg", "team", "");
  }

  public static Caller caller(String name, Role role, String... entities) {
    return new Caller(name, Set.of(role), Set.of(entities));
  }

  /** A finding of a rule, opened so many minutes before now. */
  public static Finding finding(
      String id, String account, Level level, Finding.Status status, int minutes) {
    return finding(id, account, level, status, minutes, "Bucket was made public", "beelden");
  }

  public static Finding finding(
      String id,
      String account,
      Level level,
      Finding.Status status,
      int minutes,
      String title,
      String bucket) {
    RuleRef rule =
        new RuleRef(
            "rule-" + level.label(),
            "v1",
            title,
            "Anybody can read it.",
            level,
            List.of("avg.art-32-1-b"),
            List.of("Block public access."));
    return finding(id, account, status, minutes, rule, bucket);
  }

  public static Finding finding(
      String id, String account, Finding.Status status, int minutes, RuleRef rule, String bucket) {
    Instant at = NOW.minusSeconds(60L * minutes);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("requestParameters.bucketName", bucket);
    EventSummary event = event("event-" + id, at, account);
    return new Finding(
        id,
        status,
        rule,
        new Subject(account, fields),
        rule.level(),
        1,
        event,
        event,
        rule.level());
  }

  private static EventSummary event(String id, Instant at, String account) {
    return new EventSummary(
        id,
        at,
        at.plusSeconds(5),
        "s3.amazonaws.com",
        "PutBucketPolicy",
        account,
        "eu-west-1",
        new Principal(
            Principal.Kind.PERSON_IN_ROLE,
            "arn:aws:iam::" + account + ":role/Beheer/j.jansen@zkh.nl",
            account),
        "203.0.113.7",
        "aws-cli/2",
        null,
        null);
  }

  /** A request to isolate an instance, proposed so many minutes before now. */
  public static ResponseRequest response(
      String id, String finding, String account, ResponseRequest.Status status, int minutes) {
    ResponseAction action =
        new ResponseAction(
            "arn:aws:ssm:eu-west-1:" + account + ":document/Isolate",
            Map.of("InstanceId", "i-0123456789abcdef0"));
    ResponseStep step =
        new ResponseStep(
            status, NOW.minusSeconds(60L * minutes), ResponseStep.SYSTEM, "of " + account, null);
    return new ResponseRequest(
        id,
        "isolate-instance",
        "v1",
        finding,
        "event-" + finding,
        null,
        new ResourceId("aws", account, "eu-west-1", "AWS::EC2::Instance", "i-0123456789abcdef0"),
        action,
        null,
        "Give it its groups back.",
        "duty-officer",
        "the environment is production",
        false,
        NOW.plusSeconds(3600),
        new ResponseRequest.Evidence("00ff", "{\"who\":\"j.jansen@zkh.nl\"}"),
        null,
        null,
        List.of(step));
  }

  /** That what is held on a person is restricted, or that a case is on hold. */
  public static Restriction restriction(Restriction.Kind kind, String about) {
    return new Restriction(kind, about, "f.groen", "contested", NOW, LocalDate.of(2027, 1, 1));
  }

  public static Alert alert(String id, Finding finding) {
    return new Alert(id, Alert.Transition.OPENED, finding.latest(), finding);
  }

  /** A case whose first clock is over so many minutes after now. */
  public static Case breach(String id, String entity, int minutes) {
    return of(id, entity, Case.Kind.BREACH, Case.Status.SUSPICION, minutes);
  }

  public static Case of(String id, String entity, Case.Kind kind, Case.Status status, int minutes) {
    CaseClock clock =
        new CaseClock(
            kind == Case.Kind.BREACH ? CaseClock.Kind.AUTHORITY : CaseClock.Kind.REQUEST,
            NOW.minusSeconds(3600),
            NOW.plusSeconds(60L * minutes),
            List.of(),
            null,
            null);
    return new Case(
        id,
        kind,
        entity,
        AccountEntry.Role.CONTROLLER,
        "fg",
        "",
        status,
        NOW.minusSeconds(3600),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        List.of(),
        List.of(),
        "",
        null,
        null,
        BreachFacts.NONE,
        0,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(clock),
        List.of(),
        List.of(),
        1,
        "head");
  }
}
