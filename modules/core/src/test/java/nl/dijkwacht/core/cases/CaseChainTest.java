package nl.dijkwacht.core.cases;

import static nl.dijkwacht.core.cases.Suspicions.hour;
import static nl.dijkwacht.core.cases.Suspicions.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.CaseCommand.Action;
import org.junit.jupiter.api.Test;

class CaseChainTest {

  private final List<CaseEvent> events = events();

  private static List<CaseEvent> events() {
    CaseUpdate opening = Suspicions.opening(AccountEntry.Role.CONTROLLER);
    List<CaseEvent> events = new ArrayList<>(opening.events());
    Case now = opening.after();
    for (int hour = 1; hour < 6; hour++) {
      CaseCommand comment = Acting.on(now, Action.COMMENT).saying("Note " + hour).at(hour(hour));
      CaseUpdate update =
          ((CaseOutcome.Done) CaseUpdate.of(now, comment, hour(hour), policy())).update();
      events.addAll(update.events());
      now = update.after();
    }
    return events;
  }

  @Test
  void whatWasWrittenHolds() {
    assertThat(CaseChain.faults(events)).isEmpty();
  }

  @Test
  void aChangedReasonIsFound() {
    CaseEvent third = events.get(2);
    events.set(
        2,
        new CaseEvent(
            third.caseId(),
            third.number(),
            third.legalEntity(),
            third.step(),
            third.by(),
            third.role(),
            third.at(),
            third.recordedAt(),
            "Another note",
            Map.of(),
            third.previous(),
            third.hash()));

    assertThat(CaseChain.faults(events))
        .containsExactly("Step 3 was changed: its hash is not that of what it says.");
  }

  @Test
  void aRemovedStepIsFound() {
    events.remove(2);

    assertThat(CaseChain.faults(events)).hasSize(2).first().asString().contains("step 3 should");
  }

  @Test
  void aStepThatComesTwiceIsNoFault() {
    events.add(3, events.get(2));

    assertThat(CaseChain.faults(events)).isEmpty();
  }
}
