package nl.dijkwacht.core.cases;

import static nl.dijkwacht.core.cases.Suspicions.minute;
import static nl.dijkwacht.core.cases.Suspicions.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.CaseCommand.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever people, findings and time do to a case, in whatever order. */
class CasePropertyTest {

  private static final int STEPS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whateverHappensTheChainHoldsAndNoReminderComesTwice(long seed) {
    Random random = new Random(seed);
    CaseUpdate opening = Suspicions.opening(AccountEntry.Role.CONTROLLER);
    List<CaseEvent> events = new ArrayList<>(opening.events());
    List<Notice> notices = new ArrayList<>(opening.notices());
    Case now = opening.after();
    int minute = 0;
    for (int step = 0; step < STEPS; step++) {
      minute += random.nextInt(600);
      @Nullable CaseUpdate update = random(now, random, minute);
      if (update != null) {
        assertSound(now, update);
        now = update.after();
        events.addAll(update.events());
        notices.addAll(update.notices());
      }
    }
    assertThat(CaseChain.faults(events)).isEmpty();
    assertThat(now.steps()).isEqualTo(events.size());
    Set<String> ids = new HashSet<>();
    assertThat(notices.stream().filter(notice -> notice.clock() != null))
        .allMatch(notice -> ids.add(notice.id()));
  }

  private static @Nullable CaseUpdate random(Case now, Random random, int minute) {
    Instant at = minute(minute);
    int what = random.nextInt(5);
    if (what == 0) {
      Suspicion suspicion =
          Suspicions.of("rule-" + random.nextInt(9), "anna", "asset-" + random.nextInt(9), minute);
      return now.status().isOver() ? null : CaseUpdate.of(now, suspicion, at, policy());
    }
    if (what == 1) {
      return CaseUpdate.asOf(now, at, policy());
    }
    if (what == 4) {
      return CaseUpdate.of(now, Suspicions.exposed(random.nextInt(30), random), at, policy());
    }
    Action[] actions = Action.values();
    Recipient[] recipients = Recipient.values();
    CaseRole[] roles = {CaseRole.CASE_OWNER, CaseRole.CASE_OWNER, CaseRole.FG, CaseRole.ANALYST};
    CaseCommand command =
        Acting.on(now, actions[random.nextInt(actions.length)])
            .as(roles[random.nextInt(roles.length)])
            .saying(random.nextInt(4) == 0 ? "" : "A reason that is long enough")
            .deciding(random.nextBoolean())
            .to("someone")
            .telling(random.nextInt(3) == 0 ? BreachFacts.NONE : Suspicions.facts())
            .notifying(recipients[random.nextInt(recipients.length)])
            .referring("ref")
            .at(at);
    return CaseUpdate.of(now, command, at, policy()) instanceof CaseOutcome.Done done
        ? done.update()
        : null;
  }

  private static void assertSound(Case before, CaseUpdate update) {
    Case after = update.after();
    assertThat(after.id()).isEqualTo(before.id());
    // Figures of an exposure may grow between two steps.
    assertThat(!update.events().isEmpty() || !after.exposed().equals(before.exposed())).isTrue();
    assertThat(after.exposed()).hasSizeLessThanOrEqualTo(20);
    assertThat(after.exposed()).extracting(Exposure::id).doesNotHaveDuplicates();
    if (after.clock(CaseClock.Kind.AUTHORITY) != null) {
      Moment aware = Objects.requireNonNull(after.aware());
      assertThat(aware.role()).isEqualTo(CaseRole.CASE_OWNER);
    }
    boolean toldAuthority =
        after.notifications().stream().anyMatch(each -> each.recipient() == Recipient.AUTHORITY);
    if (toldAuthority) {
      assertThat(after.decision()).isNotNull();
    }
    if (after.status() == Case.Status.CLOSED) {
      assertThat(after.facts().missing()).isEmpty();
      boolean toldSubjects =
          after.notifications().stream()
              .anyMatch(each -> each.recipient() == Recipient.DATA_SUBJECTS);
      assertThat(Objects.requireNonNull(after.informing()).yes()).isIn(false, toldSubjects);
      assertThat(after.wakesAt()).isNull();
    }
    assertThat(after.findings()).extracting(CaseFinding::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverStandstillsThereAreEachThresholdIsToldOrRecordedOnce(long seed) {
    Random random = new Random(seed);
    Case aware =
        ((CaseOutcome.Done)
                CaseUpdate.of(
                    Suspicions.opened(),
                    Acting.on(Suspicions.opened(), Action.AWARE).at(minute(0)),
                    minute(0),
                    policy()))
            .update()
            .after();
    List<Instant> dealt = new ArrayList<>();
    Case now = aware;
    int minute = 0;
    while (minute < 60 * 24 * 14) {
      minute += 1 + random.nextInt(random.nextInt(4) == 0 ? 60 * 24 * 4 : 120);
      CaseUpdate update = CaseUpdate.asOf(now, minute(minute), policy());
      if (update != null) {
        now = update.after();
        update
            .notices()
            .forEach(
                notice -> {
                  dealt.addAll(notice.passed());
                  dealt.add(notice.at());
                });
      }
    }
    List<Instant> all =
        Objects.requireNonNull(aware.clock(CaseClock.Kind.AUTHORITY)).passed(minute(minute));
    assertThat(dealt).containsExactlyElementsOf(all);
  }
}
