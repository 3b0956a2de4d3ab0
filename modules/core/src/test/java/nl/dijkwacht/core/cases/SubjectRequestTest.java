package nl.dijkwacht.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.cases.CaseCommand.Action;
import nl.dijkwacht.core.resource.ResourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests of data subjects and their term by Regulation 1182/71. */
class SubjectRequestTest {

  private static final String ID = Case.idOf("tenant", Suspicions.ENTITY, "request");
  private static final String SUBJECT = "0123456789abcdef0123456789abcdef";

  private final CasePolicy policy = policy(Set.of());

  private static CasePolicy policy(Set<LocalDate> holidays) {
    CasePolicy own = CasePolicy.DEFAULT;
    return new CasePolicy(
        own.window(),
        own.acknowledge(),
        own.assess(),
        own.authority(),
        own.controller(),
        own.reminders(),
        false,
        Map.of(),
        own.zone(),
        holidays);
  }

  private static Case received(LocalDate day, CasePolicy policy) {
    Instant at = day.atTime(10, 0).atZone(policy.zone()).toInstant();
    CaseCommand open =
        Acting.on(ID, Action.OPEN_REQUEST)
            .asking(new CaseCommand.Request(SubjectRequest.Right.ACCESS, SUBJECT, day))
            .at(at);
    return ((CaseOutcome.Done) CaseUpdate.of(null, open, at, policy)).update().after();
  }

  private static CaseClock clock(Case request) {
    return Objects.requireNonNull(request.clock(CaseClock.Kind.REQUEST));
  }

  private static Instant due(Case request) {
    return clock(request).dueAt();
  }

  private Case done(Case before, Acting acting, Instant at) {
    return ((CaseOutcome.Done) CaseUpdate.of(before, acting.at(at), at, policy)).update().after();
  }

  @ParameterizedTest
  @CsvSource({
    // An ordinary day; the term ends with the day, in Amsterdam's time.
    "2026-06-10, 2026-07-10T22:00:00Z",
    // The month is shorter: its last day, a Monday.
    "2026-10-31, 2026-11-30T23:00:00Z",
    "2026-01-30, 2026-03-02T23:00:00Z",
    // 28 February 2026 is a Saturday, so the Monday after it.
    "2026-01-28, 2026-03-02T23:00:00Z",
    // A Sunday.
    "2026-06-12, 2026-07-13T22:00:00Z",
    // Leap year.
    "2028-01-31, 2028-02-29T23:00:00Z",
    // Over the change to summer time.
    "2026-03-03, 2026-04-03T22:00:00Z"
  })
  void theTermIsAMonthByTheCalendar(LocalDate day, Instant end) {
    assertThat(due(received(day, policy))).isEqualTo(end);
  }

  @Test
  void aHolidayIsNoWorkingDay() {
    CasePolicy withHolidays = policy(Set.of(LocalDate.parse("2026-04-06")));

    // 4 April 2026 is a Saturday, and Monday the 6th is Easter Monday.
    assertThat(due(received(LocalDate.parse("2026-03-04"), withHolidays)))
        .isEqualTo(Instant.parse("2026-04-07T22:00:00Z"));
  }

  @Test
  void theTermIsExtendedOnceByTwoMonthsWithinTheFirst() {
    Case request = received(LocalDate.parse("2026-06-10"), policy);
    Acting extend = Acting.on(ID, Action.EXTEND).saying("Many files");
    Instant inTime = Instant.parse("2026-07-10T21:59:00Z");
    Instant late = Instant.parse("2026-07-10T22:00:00Z");

    assertThat(CaseUpdate.of(request, extend.at(late), late, policy))
        .isInstanceOf(CaseOutcome.Refused.class);
    Case extended = done(request, extend, inTime);
    assertThat(due(extended)).isEqualTo(Instant.parse("2026-09-10T22:00:00Z"));
    assertThat(CaseUpdate.of(extended, extend.at(inTime), inTime, policy))
        .isInstanceOf(CaseOutcome.Refused.class);
  }

  @Test
  void aPauseForTheIdentityStopsTheClockAndMovesItsEnd() {
    Case request = received(LocalDate.parse("2026-06-10"), policy);
    Case paused =
        done(
            request,
            Acting.on(ID, Action.PAUSE).saying("No proof of identity"),
            Instant.parse("2026-06-11T10:00:00Z"));
    assertThat(paused.status().dutch()).isEqualTo("OPGESCHORT");
    assertThat(paused.wakesAt()).isNull();

    Case resumed =
        done(paused, Acting.on(ID, Action.RESUME), Instant.parse("2026-06-14T09:00:00Z"));
    // Three begun days: Monday 13 July.
    assertThat(due(resumed)).isEqualTo(Instant.parse("2026-07-13T22:00:00Z"));
    assertThat(clock(resumed).runs()).isTrue();
  }

  @Test
  void theSubjectIsAPseudonymAndNoName() {
    CaseCommand open =
        Acting.on(ID, Action.OPEN_REQUEST)
            .asking(
                new CaseCommand.Request(
                    SubjectRequest.Right.ERASURE, "J. Jansen", LocalDate.parse("2026-06-10")))
            .at(Instant.parse("2026-06-10T10:00:00Z"));

    assertThat(CaseUpdate.of(null, open, open.at(), policy))
        .isInstanceOf(CaseOutcome.Refused.class);
  }

  private static final ErasedObject LETTER = object("0123456789abcdef");

  private static ErasedObject object(String hash) {
    return new ErasedObject(
        new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "brieven"), hash);
  }

  private Case ofErasure() {
    LocalDate day = LocalDate.parse("2026-06-10");
    CaseCommand open =
        Acting.on(ID, Action.OPEN_REQUEST)
            .asking(new CaseCommand.Request(SubjectRequest.Right.ERASURE, SUBJECT, day))
            .at(Instant.parse("2026-06-10T10:00:00Z"));
    return ((CaseOutcome.Done) CaseUpdate.of(null, open, open.at(), policy)).update().after();
  }

  @Test
  void whatWasErasedIsToldByItsHashFromWhenItIsGone() {
    Instant at = Instant.parse("2026-06-12T10:00:00Z");
    Instant gone = Instant.parse("2026-06-11T09:00:00Z");
    CaseCommand link = Acting.on(ID, Action.LINK).erasing(List.of(LETTER)).since(gone).at(at);

    CaseUpdate update = ((CaseOutcome.Done) CaseUpdate.of(ofErasure(), link, at, policy)).update();

    assertThat(update.erased())
        .containsExactly(new Erased(LETTER.resource(), LETTER.objectHash(), ID, gone));
    assertThat(update.events())
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.details())
                    .containsEntry("erased", LETTER.objectHash())
                    .containsEntry("erased-from", LETTER.resource().toString())
                    .doesNotContainKey("reference"));
    assertThat(update.after().links()).isEmpty();
  }

  @Test
  void objectsAreErasedForRequestsOfErasureOnlyAndNamedByHashes() {
    Instant at = Instant.parse("2026-06-12T10:00:00Z");
    Case other = received(LocalDate.parse("2026-06-10"), policy);
    List<ErasedObject> tooMany = Collections.nCopies(CaseCommand.MOST_ERASED + 1, LETTER);

    assertThat(refusal(other, List.of(LETTER), at)).contains("erasure only");
    assertThat(refusal(ofErasure(), tooMany, at)).contains("several steps");
    assertThat(refusal(ofErasure(), List.of(object("jansen.pdf")), at)).contains("the hash");
    assertThat(refusal(ofErasure(), List.of(), at)).contains("where the evidence lies");
  }

  private String refusal(Case before, List<ErasedObject> erased, Instant at) {
    CaseCommand link = Acting.on(ID, Action.LINK).erasing(erased).at(at);
    return ((CaseOutcome.Refused) CaseUpdate.of(before, link, at, policy)).why();
  }
}
