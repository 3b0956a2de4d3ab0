package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;

/** Suspicions and commands, at times in minutes after a start. */
final class Suspicions {

  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  static final String ENTITY = "Ziekenhuis B.V.";

  private Suspicions() {}

  static Instant minute(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  static Instant hour(long hours) {
    return START.plus(Duration.ofHours(hours));
  }

  static Suspicion of(String rule, String principal, String asset, int minute) {
    return of(rule, principal, asset, minute, AccountEntry.Role.CONTROLLER);
  }

  static Suspicion of(
      String rule, String principal, String asset, int minute, AccountEntry.Role role) {
    EventSummary event =
        new EventSummary(
            rule + "-" + minute,
            minute(minute),
            minute(minute),
            "s3.amazonaws.com",
            "GetObject",
            "111122223333",
            "eu-central-1",
            new Principal(Principal.Kind.IAM_USER, principal, null),
            "203.0.113.7",
            null,
            null,
            null);
    RuleRef ref =
        new RuleRef(
            rule, "v1", "Mass download", "", Level.HIGH, List.of("dijkwacht.case"), List.of());
    Subject subject = new Subject("111122223333", Map.of("principal", principal, "asset", asset));
    Signal signal = Signal.of("tenant", ref, subject, event, event.eventId());
    Finding finding = FindingUpdate.of(null, signal, Duration.ofDays(1)).finding();
    return new Suspicion(
        ENTITY,
        role,
        role == AccountEntry.Role.PROCESSOR ? "Gemeente" : "",
        "fg@ziekenhuis.example",
        Suspicion.Cause.TAGGED,
        finding,
        List.of(principal),
        List.of(asset),
        List.of("medical data"),
        1200L);
  }

  /** One of several exposures, with chosen figures; now and then it is taken back. */
  static ExposedAsset exposed(int number, Random random) {
    Exposure exposure =
        new Exposure(
            "exposure-" + number,
            new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "beelden"),
            null,
            "beelden",
            "s3-bucket-not-public",
            Exposure.Kind.PUBLIC,
            hour(number),
            random.nextBoolean() ? hour(number + 1) : null,
            Exposure.Sight.SEEN,
            random.nextInt(99),
            0,
            0,
            random.nextInt(99),
            null,
            List.of(),
            0,
            List.of(),
            null,
            List.of(),
            1);
    return new ExposedAsset(
        ENTITY, exposure.id(), List.of("beelden"), random.nextInt(8) == 0 ? null : exposure);
  }

  static Case opened() {
    return opening(AccountEntry.Role.CONTROLLER).after();
  }

  static CaseUpdate opening(AccountEntry.Role role) {
    Suspicion suspicion = of("mass-download", "anna", "beelden", 0, role);
    String id = Case.idOf("tenant", ENTITY, suspicion.finding().id());
    return CaseUpdate.opening(id, suspicion, null, START, policy());
  }

  static CasePolicy policy() {
    CasePolicy standard = CasePolicy.DEFAULT;
    return new CasePolicy(
        standard.window(),
        standard.acknowledge(),
        standard.assess(),
        standard.authority(),
        standard.controller(),
        standard.reminders(),
        false,
        Map.of("", new CaseDuty("eigenaar", List.of("plaatsvervanger-1", "plaatsvervanger-2"), "")),
        standard.zone(),
        standard.holidays());
  }

  /** All facts that the register needs. */
  static BreachFacts facts() {
    return new BreachFacts(
        "Downloaded by a stranger",
        List.of(BreachFacts.Kind.CONFIDENTIALITY),
        List.of("medical data"),
        List.of("patients"),
        900L,
        12_400L,
        "distinct objects read",
        "Identity fraud",
        "Keys revoked",
        "MFA for all",
        Answer.YES,
        Answer.YES,
        Answer.YES);
  }
}
