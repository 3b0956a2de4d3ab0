package nl.dijkwacht.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.cases.CaseUpdate;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.Evidence.Integrity;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogIntegrityTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String LOG = "s3://logs/AWSLogs/1.json.gz";

  private static EventSummary event(@Nullable String source) {
    return new EventSummary(
        "event-1",
        NOON,
        NOON.plusSeconds(7),
        "s3.amazonaws.com",
        "GetObject",
        "111122223333",
        "eu-central-1",
        new Principal(Principal.Kind.IAM_USER, "anna", null),
        null,
        null,
        null,
        source == null ? null : new Provenance(source, 1));
  }

  private static IntegrityResult digest(int fromMinute, int toMinute, Verdict verdict) {
    return digest("s3://logs/AWSLogs/digest-" + fromMinute, fromMinute, toMinute, verdict);
  }

  private static IntegrityResult digest(
      String name, int fromMinute, int toMinute, Verdict verdict) {
    return new IntegrityResult(
        "s3://logs/AWSLogs",
        name,
        "111122223333",
        "eu-central-1",
        NOON.plus(Duration.ofMinutes(fromMinute)),
        NOON.plus(Duration.ofMinutes(toMinute)),
        1,
        verdict,
        List.of());
  }

  private static Integrity of(EventSummary event, IntegrityResult... results) {
    return new LogIntegrity(List.of(results)).of(event);
  }

  @Test
  void anEventIsVerifiedIfDigestsCoverAllTheTimeInWhichItWasDelivered() {
    IntegrityResult before = digest(-50, 10, Verdict.INTACT);
    IntegrityResult after = digest(10, 70, Verdict.INTACT);

    assertThat(of(event(LOG), after, before)).isEqualTo(Integrity.VERIFIED);
    assertThat(of(event(LOG), before)).isEqualTo(Integrity.NOT_CHECKED);
    assertThat(of(event(LOG), after)).isEqualTo(Integrity.NOT_CHECKED);
    assertThat(of(event(LOG), before, digest(11, 71, Verdict.INTACT)))
        .isEqualTo(Integrity.NOT_CHECKED);
    assertThat(of(event(LOG), before, digest(10, 70, Verdict.TAMPERED)))
        .isEqualTo(Integrity.TAMPERED);
  }

  @Test
  void whatCameFromNoLogFileIsNotVerified() {
    IntegrityResult all = digest(-50, 70, Verdict.INTACT);

    assertThat(of(event(null), all)).isEqualTo(Integrity.NOT_CHECKED);
    assertThat(of(event("sqs://events"), all)).isEqualTo(Integrity.NOT_CHECKED);
    assertThat(of(event("s3://other/1.json.gz"), all)).isEqualTo(Integrity.NOT_CHECKED);
  }

  @Test
  void whatWasKnownStaysKnownWhenItsTopicForgets() {
    LogIntegrity forgotten = new LogIntegrity(List.of());
    LogIntegrity intact = new LogIntegrity(List.of(digest(-50, 70, Verdict.INTACT)));
    Case known = opened();

    assertThat(only(forgotten.on(List.of(copy(Integrity.VERIFIED, null)), known)).integrity())
        .isEqualTo(Integrity.VERIFIED);
    assertThat(only(intact.on(List.of(copy(Integrity.TAMPERED, null)), known)).integrity())
        .isEqualTo(Integrity.TAMPERED);
    assertThat(only(intact.on(List.of(copy(Integrity.NOT_CHECKED, null)), known)).integrity())
        .isEqualTo(Integrity.VERIFIED);
  }

  @Test
  void aPieceThatWasWrittenTwiceIsShownOnceWithItsCopy() {
    List<Evidence> twice =
        List.of(copy(Integrity.TAMPERED, "It was not found."), copy(Integrity.NOT_CHECKED, null));

    Evidence one = only(new LogIntegrity(List.of()).on(twice, opened()));
    assertThat(one.problem()).isNull();
    assertThat(one.integrity()).isEqualTo(Integrity.TAMPERED);
  }

  private static Evidence only(List<Evidence> pieces) {
    assertThat(pieces).hasSize(1);
    return pieces.get(0);
  }

  private static Evidence copy(Integrity integrity, @Nullable String problem) {
    return new Evidence(
        "e",
        opened().id(),
        Evidence.Kind.EVENT,
        "events/event-1.json",
        "event-1",
        null,
        2,
        "ef",
        integrity,
        NOON,
        "{}",
        problem);
  }

  private static Case opened() {
    return opening().after();
  }

  static CaseUpdate opening() {
    Suspicion suspicion =
        new Suspicion(
            "Ziekenhuis",
            AccountEntry.Role.CONTROLLER,
            "",
            "",
            Suspicion.Cause.TAGGED,
            CasesOnBroker.finding(NOON),
            List.of("anna"),
            List.of("beelden"),
            List.of(),
            null);
    return CaseUpdate.opening(
        "00112233445566778899aabbccddeeff", suspicion, null, NOON, CasePolicy.DEFAULT);
  }
}
