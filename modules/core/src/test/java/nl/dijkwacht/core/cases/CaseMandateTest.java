package nl.dijkwacht.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import nl.dijkwacht.core.cases.CaseCommand.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseMandateTest {

  private static final Set<Action> ANYBODY_WHO_WORKS =
      EnumSet.of(
          Action.OPEN,
          Action.OPEN_REQUEST,
          Action.ACKNOWLEDGE,
          Action.LINK,
          Action.COMMENT,
          Action.ADVISE);

  private static final Set<Action> HANDLING =
      EnumSet.of(Action.ASSIGN, Action.ASSESS, Action.PAUSE, Action.RESUME);

  @ParameterizedTest
  @EnumSource(Action.class)
  void theCaseOwnerDoesAllAndAnAnalystAllButDecide(Action action) {
    assertThat(CaseMandate.refusal(action, CaseRole.CASE_OWNER)).isNull();
    boolean may = ANYBODY_WHO_WORKS.contains(action) || HANDLING.contains(action);
    assertThat(CaseMandate.refusal(action, CaseRole.ANALYST) == null).isEqualTo(may);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void theOfficerAdvisesAndNeitherHandlesNorDecides(Action action) {
    assertThat(CaseMandate.refusal(action, CaseRole.FG) == null)
        .isEqualTo(ANYBODY_WHO_WORKS.contains(action));
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void anAuditorChangesNothing(Action action) {
    assertThat(CaseMandate.refusal(action, CaseRole.AUDITOR)).contains("changes nothing");
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void dijkwachtItselfTellsAndDecidesNothing(Action action) {
    String refusal = CaseMandate.refusal(action, CaseRole.SYSTEM);

    if (action == Action.COMMENT) {
      assertThat(refusal).isNull();
    } else {
      assertThat(refusal).contains("Only people");
    }
  }

  @Test
  void whatIsOverIsStillWrittenAbout() {
    assertThat(Action.values())
        .filteredOn(CaseMandate::isForOver)
        .containsExactlyInAnyOrder(Action.COMMENT, Action.ADVISE, Action.LINK);
  }
}
