package nl.dijkwacht.registers;

import static nl.dijkwacht.registers.Samples.item;
import static nl.dijkwacht.registers.Samples.registers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameMeaningTest {

  private final NameMeaning names = new NameMeaning(NameMeaning.WORDS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patienten-brieven",
        "prod.PatientFiles",
        "klant_gegevens",
        "hr-personeelsdossiers-2024",
        "medischeBeelden",
        "employees",
        "payroll-exports",
        "acme-customer-data",
        "BSN"
      })
  void wordsForPeopleTell(String name) {
    assertThat(names.isPersonalData(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http-clients",
        "user-pool",
        "impatience",
        "aws-cloudtrail-logs-111122223333",
        "patient-portal-logs",
        "klanten-demo",
        "terraform-patient-state",
        "absnow",
        "piischema",
        ""
      })
  void wordsThatSoftwareUsesDoNot(String name) {
    assertThat(names.isPersonalData(name)).isFalse();
  }

  @Test
  void onlyWhatKeepsDataIsToldByItsName() {
    assertThat(classify(Registers.empty(), "AWS::RDS::DBInstance"))
        .isEqualTo(new Classification(true, false, false, "", List.of("name")));
    assertThat(classify(Registers.empty(), "AWS::IAM::Role")).isEqualTo(Classification.NONE);
    assertThat(classify(Registers.empty(), "AWS::Lambda::Function")).isEqualTo(Classification.NONE);
  }

  @Test
  void aHandWrittenEntryWins() {
    Registers registers =
        registers("assets: [{id: a, resource-type: 'AWS::RDS::*', personal-data: false}]");

    assertThat(classify(registers, "AWS::RDS::DBInstance"))
        .matches(told -> !told.personalData() && told.sources().equals(List.of("register")));
  }

  @Test
  void whatWasFoundAddsToTagsAndNames() {
    var tagged = item("AWS::S3::Bucket", "patienten", Map.of("AVG", "Ja"), true, Status.PRESENT);

    assertThat(Registers.empty().classify(tagged, new Found(true, true, "macie")))
        .isEqualTo(new Classification(true, true, false, "", List.of("macie", "tags", "name")));
    assertThat(
            registers("assets: [{id: a, arn: 'arn:aws:s3:::patienten', personal-data: false}]")
                .classify(tagged, new Found(true, true, "macie")))
        .matches(told -> !told.personalData() && !told.specialCategory());
  }

  private static Classification classify(Registers registers, String type) {
    return registers.classify(item(type, "patienten", Map.of(), true, Status.PRESENT));
  }
}
