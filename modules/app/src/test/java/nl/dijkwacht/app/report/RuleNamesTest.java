package nl.dijkwacht.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Mapping;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.ReportedRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleNamesTest {

  private static final List<String> ARTICLES = List.of("32(1)(b)");

  private static RuleRef rule(String id, @Nullable String titleNl) {
    return new RuleRef(
        id,
        "v1",
        "Bucket made public",
        "",
        Level.HIGH,
        List.of("avg.art-32-1-b"),
        List.of(),
        titleNl,
        null,
        null);
  }

  private static ReportedRule named(Language language, RuleRef rule) {
    Control control =
        new Control(
            rule("control", null),
            "Buckets zijn besloten",
            Set.of("AWS::S3::Bucket"),
            Optional.empty(),
            List.of(new Mapping(Mapping.Framework.AVG, "32(1)(b)", Mapping.Force.LAW)),
            Duration.ZERO,
            Set.of(),
            false);
    return new RuleNames(Mapping.Framework.AVG, language, List.of(control)).of(rule).orElseThrow();
  }

  @Test
  void aDutchReportSaysWhatTheRuleSaysInDutch() {
    assertThat(named(Language.NL, rule("r", "Bucket openbaar gemaakt")))
        .isEqualTo(new ReportedRule("r", "Bucket openbaar gemaakt", Language.NL, ARTICLES));
    assertThat(named(Language.EN, rule("r", "Bucket openbaar gemaakt")))
        .isEqualTo(new ReportedRule("r", "Bucket made public", Language.EN, ARTICLES));
  }

  @Test
  void aRuleWithoutDutchSpeaksEnglishAndIsKnownToDoSo() {
    assertThat(named(Language.NL, rule("r", null)).language()).isEqualTo(Language.EN);
  }

  @Test
  void aFindingOfAControlFromBeforeItCarriedItsDutchHasThatOfTheControl() {
    assertThat(named(Language.NL, rule("control", null)))
        .isEqualTo(new ReportedRule("control", "Buckets zijn besloten", Language.NL, ARTICLES));
  }
}
