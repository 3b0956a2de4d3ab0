package nl.dijkwacht.registers;

import static nl.dijkwacht.registers.Samples.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossReferencesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  /** Each register, and nothing wrong. */
  static final String WHOLE =
      """
      assets:
        - {id: scans, arn: 'arn:aws:s3:::scans-*', personal-data: true, purpose: treatment}
      purposes:
        - {id: doctors, principal: 'arn:aws:iam::*:role/doctor*', purposes: [treatment]}
      processors:
        - id: acme
          name: Acme Imaging
          accounts: ['444455556666']
          principals: ['arn:aws:iam::*:role/acme-*']
          services: [bedrock.amazonaws.com]
          channels: [hooks.slack.com]
          agreement: https://intranet.example/acme.pdf
          country: IN
          sub-processors: [Beta Hosting]
          review: 2027-06-01
          owner: fg@example.org
      services:
        - {id: s3, source: s3.amazonaws.com, approver: board, approved: 2026-01-01, review: 2027-01-01}
      transfers:
        - {id: acme-in, country: IN, importer: acme, asset: scans, basis: scc, review: 2027-06-01}
      attestations:
        - id: scans-dpia
          kind: dpia
          about: Images in the cloud
          asset: scans
          evidence: https://intranet.example/dpia.pdf
          done: 2026-03-01
          every: P3Y
          triggers: [incident, new-service]
          owner: fg@example.org
      """;

  private static List<String> problems(String text) {
    return Registers.read(List.of(file(text)), RegisterSettings.DEFAULT.asOf(TODAY))
        .problems()
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void entriesThatFitHaveNoProblem() {
    assertThat(problems(WHOLE)).isEmpty();
    RegisterContent content = Samples.registers(WHOLE).content();
    assertThat(content.processors()).singleElement().matches(p -> "IN".equals(p.country()));
    assertThat(content.attestations())
        .singleElement()
        .matches(a -> a.due().equals(LocalDate.of(2029, 3, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "importer: acme | importer: acma | :20: | there is no processor 'acma'",
        "asset: scans, basis | asset: scan, basis | :20: | there is no asset 'scan'",
        "asset: scans@    evidence | asset: scan@    evidence | :22: | there is no asset 'scan'",
        "purpose: treatment | purpose: research | :2: | nobody may serve its purpose 'research'",
        "purposes: [treatment] | purposes: [treatment, cure] | :4: | no asset is kept for cure",
        "review: 2027-06-01@    owner | review: 2026-11-26@    owner | :6: | due on 2026-11-26",
        "basis: scc, review: 2027-06-01 | basis: scc, review: 2026-01-01 | :20: | no basis",
        "country: IN, importer | country: NL, importer | :20: | needs no basis",
        "basis: scc | basis: adequacy | :20: | has no such basis",
        "review: 2027-01-01} | review: 2025-12-01} | :18: | before it was approved",
        "source: s3.amazonaws.com | source: s3 | :18: | fits none",
        "done: 2026-03-01 | done: 2023-11-25 | :22: | it was due on 2026-11-25",
        "done: 2026-03-01 | done: 2027-03-01 | :22: | lies in the future",
        "'arn:aws:iam::*:role/acme-*' | '*' | :6: | everybody"
      })
  void whatDoesNotFitIsAWarningWithItsPlace(
      String right, String wrong, String place, String message) {
    String from = right.replace("@", "\n");
    assertThat(WHOLE).contains(from);

    assertThat(problems(WHOLE.replace(from, wrong.replace("@", "\n"))))
        .anySatisfy(problem -> assertThat(problem).contains("warning", place, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country: IN, importer | country: in, importer | two letters",
        "basis: scc | basis: trust | 'basis'",
        "every: P3Y | every: P0Y | P365D",
        "every: P3Y | every: P-1Y | P365D",
        "triggers: [incident, new-service] | triggers: [incident, moon] | expected any of",
        "kind: dpia | kind: dpai | did you mean 'dpia'",
        "purposes: [treatment] | purposes: [] | a purpose is missing",
        "accounts: ['444455556666'] | accounts: [12] | 12 digits",
        "review: 2027-01-01} | review: soon} | expected a date",
        "agreement: https://intranet.example/acme.pdf | agreement: '' | is empty"
      })
  void whatCannotBeReadIsAnError(String right, String wrong, String message) {
    assertThat(WHOLE).contains(right);

    assertThat(problems(WHOLE.replace(right, wrong)))
        .anySatisfy(problem -> assertThat(problem).contains("error", message));
  }

  @Test
  void twoProcessorsDoNotShareAnAccount() {
    String other =
        """
          - {id: beta, name: B, accounts: ['444455556666'], agreement: a, review: 2027-01-01}
        services:
        """;

    assertThat(problems(WHOLE.replace("services:\n  - {id", other + "  - {id")))
        .singleElement()
        .asString()
        .contains("is that of the processor 'acme' already");
  }

  @Test
  void datesAreNotLookedAtWithoutAToday() {
    assertThat(Samples.problems(WHOLE.replace("done: 2026-03-01", "done: 2020-03-01"))).isEmpty();
  }
}
