package nl.dijkwacht.registers;

import static nl.dijkwacht.registers.Samples.registers;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.dijkwacht.registers.TransferBasis.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferRulesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  private static final String AGREED =
      """
      transfers:
        - {id: us-scc, country: US, importer: acme, basis: scc, review: 2027-01-01}
        - {id: us-dpf, country: US, importer: cert, basis: adequacy, review: 2027-01-01}
        - {id: in-one, country: IN, importer: acme, asset: scans, basis: bcr, review: 2027-01-01}
        - {id: in-old, country: IN, basis: scc, review: 2026-11-26}
      processors:
        - {id: acme, name: Acme, accounts: ['111122223333'], agreement: x, review: 2027-01-01}
        - {id: cert, name: Cert, accounts: ['111122224444'], agreement: x, review: 2027-01-01}
      assets:
        - {id: scans, arn: 'arn:aws:s3:::scans'}
      """;

  @ParameterizedTest
  @CsvSource({
    "NL, EEA",
    "NO, EEA",
    "RE, EEA",
    "CH, ADEQUACY",
    "GB, ADEQUACY",
    "US, ADEQUACY_LIMITED",
    "CA, ADEQUACY_LIMITED",
    "CN, NONE",
    "CW, NONE",
    "XX, NONE"
  })
  void countriesHaveWhatTheShippedListSays(String country, Kind kind) {
    TransferBasis basis = Registers.empty().transferBasis(country, null, null, DAY);

    assertThat(basis.kind()).isEqualTo(kind);
    assertThat(basis.limits().isEmpty()).isEqualTo(kind != Kind.ADEQUACY_LIMITED);
  }

  @ParameterizedTest
  @CsvSource({
    "BR, 2026-01-25, NONE",
    "BR, 2026-01-26, ADEQUACY",
    "GB, 2031-12-26, ADEQUACY",
    "GB, 2031-12-27, EXPIRED"
  })
  void aDecisionHoldsFromItsFirstDayToItsLast(String country, LocalDate day, Kind kind) {
    assertThat(Registers.empty().transferBasis(country, null, null, day).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "US, acme, -, AGREED, us-scc",
        "US, cert, scans, AGREED, us-dpf",
        "US, other, -, ADEQUACY_LIMITED, -",
        "US, -, -, ADEQUACY_LIMITED, -",
        "IN, acme, scans, AGREED, in-one",
        "IN, acme, -, EXPIRED, in-old",
        "IN, -, -, EXPIRED, in-old"
      })
  void theRegisterSaysForWhom(
      String country, String importer, String asset, Kind kind, String entry) {
    TransferBasis basis = registers(AGREED).transferBasis(country, importer, asset, DAY);

    assertThat(basis.kind()).isEqualTo(kind);
    assertThat(basis.entry() == null ? null : basis.entry().id()).isEqualTo(entry);
    assertThat(kind.isBasis()).isEqualTo(kind == Kind.AGREED);
  }

  @Test
  void theUsersListGoesBeforeTheShippedOne() {
    Registers registers =
        registers(
            """
            countries:
              - {id: US, basis: none}
              - {id: RS, basis: adequacy, since: 2026-06-01, decision: made up}
            regions:
              - {id: eu-north-2, country: FI, place: Helsinki, lists: [mine]}
            """);

    assertThat(registers.transferBasis("US", null, null, DAY).kind()).isEqualTo(Kind.NONE);
    assertThat(registers.transferBasis("RS", null, null, DAY).kind()).isEqualTo(Kind.ADEQUACY);
    assertThat(registers.transferBasis("NL", null, null, DAY).kind()).isEqualTo(Kind.EEA);
    assertThat(registers.eeaRegions()).contains("eu-north-2", "eu-west-1");
    assertThat(registers.regionsOf("mine")).containsExactly("eu-north-2");
    assertThat(registers.hash()).isNotEqualTo(Registers.empty().hash());
  }

  @Test
  void londonAndZurichAreNotInTheEuropeanUnion() {
    Registers registers = Registers.empty();

    assertThat(registers.eeaRegions())
        .containsExactlyInAnyOrder(
            "eu-west-1",
            "eu-west-3",
            "eu-central-1",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eusc-de-east-1");
    assertThat(registers.region("eu-west-2").orElseThrow().country()).isEqualTo("GB");
    assertThat(registers.region("eu-central-2").orElseThrow().country()).isEqualTo("CH");
    assertThat(registers.region("global")).isEmpty();
    assertThat(registers.regionsOf("checklist"))
        .containsExactlyInAnyOrder(
            "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-north-1");
  }
}
