package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import nl.dijkwacht.core.cases.CaseDuty;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.streams.cases.CaseTriggers;
import org.junit.jupiter.api.Test;

class CasesConfigTest {

  @Test
  void theDefaultsAreThoseOfTheLawAndTheChecklist() {
    CasesConfig cases = Sample.EMPTY.configuration().cases();

    assertThat(cases.triggers()).isEqualTo(CaseTriggers.DEFAULT);
    assertThat(cases.policy().authority()).isEqualTo(Duration.ofDays(3));
    assertThat(cases.policy().reminders()).isEqualTo(CasePolicy.DEFAULT.reminders());
    assertThat(cases.policy().duty("any")).isEqualTo(CaseDuty.NONE);
    assertThat(cases.evidence()).isEmpty();
  }

  @Test
  void everythingCanBeSet() {
    CasesConfig cases =
        Sample.of(
                """
                cases:
                  guardduty: critical
                  tags: [breach]
                  authority: PT96H
                  reminders: [PT90H]
                  nis2: true
                  owner: a
                  deputies: [b, c]
                  officer: fg
                  duties:
                    Gemeente Zuid: [d, e]
                  holidays: [2026-12-25]
                  evidence: /evidence
                """)
            .configuration()
            .cases();

    assertThat(cases.triggers().guardDuty()).isEqualTo(Level.CRITICAL);
    assertThat(cases.policy().authority()).isEqualTo(Duration.ofDays(4));
    assertThat(cases.policy().nis2()).isTrue();
    assertThat(cases.policy().holidays()).containsExactly(LocalDate.parse("2026-12-25"));
    assertThat(cases.policy().duty("other")).isEqualTo(new CaseDuty("a", List.of("b", "c"), "fg"));
    assertThat(cases.policy().duty("Gemeente Zuid"))
        .isEqualTo(new CaseDuty("d", List.of("e"), "fg"));
    assertThat(cases.evidence()).contains(Path.of("/evidence"));
  }

  @Test
  void whatMakesNoSenseIsToldWithItsPlace() {
    assertThat(
            Sample.of("cases: {zone: Nowhere, guardduty: often, holidays: [Christmas]}").problems())
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).startsWith("1:"));
    assertThat(
            Sample.of("cases: {guardduty: never}").configuration().cases().triggers().guardDuty())
        .isNull();
  }
}
