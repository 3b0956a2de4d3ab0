package nl.dijkwacht.registers;

import static nl.dijkwacht.registers.Samples.bucket;
import static nl.dijkwacht.registers.Samples.item;
import static nl.dijkwacht.registers.Samples.registers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {

  private static final String ACCOUNT =
      """
      accounts:
        - id: '111122223333'
          name: Files
          environment: production
          legal-entity: Hospital
          role: controller
          owner: team-account
      """;

  @ParameterizedTest
  @CsvSource({
    "DataClassificatie, Persoonlijk, true, false",
    "dataclassificatie, PERSOONSGEGEVENS, true, false",
    "AVG, ja, true, false",
    "AVG, nee, false, false",
    "DataType, Medisch, true, true",
    "nen7510, JA, true, true",
    "DataType, Financieel, false, false"
  })
  void tagsTellOfDataWhateverTheirLetterCase(
      String name, String value, boolean personal, boolean special) {
    Classification told = Registers.empty().classify(bucket("b", Map.of(name, value)));

    assertThat(told)
        .isEqualTo(
            new Classification(
                personal, special, false, "", personal ? List.of("tags") : List.of()));
  }

  @Test
  void whatPeopleWroteDownGoesBeforeTags() {
    Registers registers =
        registers(
            """
            assets:
              - {id: all, arn: 'arn:aws:s3:::files-*', personal-data: true, owner: team-files}
              - {id: test, arn: 'arn:aws:s3:::files-test-*', personal-data: false}
              - {id: one, arn: 'arn:aws:s3:::files-test-copy', personal-data: true}
            """);
    Map<String, String> tags = Map.of("NEN7510", "Ja", "Eigenaar", "team-tag");

    assertThat(registers.classify(bucket("files-1", Map.of())))
        .isEqualTo(new Classification(true, false, false, "team-files", List.of("register")));
    assertThat(registers.classify(bucket("files-test-1", tags)))
        .matches(told -> !told.personalData() && !told.specialCategory())
        .matches(told -> told.owner().equals("team-files"));
    assertThat(registers.classify(bucket("files-test-copy", tags)))
        .matches(told -> told.personalData() && told.specialCategory())
        .matches(told -> told.sources().containsAll(List.of("register", "tags")));
    assertThat(registers.classify(bucket("elsewhere", tags)).owner()).isEqualTo("team-tag");
  }

  @Test
  void anAssetIsNamedByTypeAndNameOrIdToo() {
    Registers registers =
        registers(
            """
            assets:
              - {id: a, resource-type: 'AWS::RDS::DB*', name: patients-*, personal-data: true}
              - {id: b, resource-type: 'AWS::EFS::FileSystem', account: '999999999999', personal-data: true}
            """);

    assertThat(classified(registers, "AWS::RDS::DBInstance", "patients-1")).isTrue();
    assertThat(classified(registers, "AWS::RDS::DBCluster", "patients-1")).isTrue();
    assertThat(classified(registers, "AWS::RDS::DBInstance", "wages")).isFalse();
    assertThat(classified(registers, "AWS::EFS::FileSystem", "fs-1")).isFalse();
  }

  private static boolean classified(Registers registers, String type, String name) {
    return registers.classify(item(type, name, Map.of(), true, Status.PRESENT)).personalData();
  }

  @Test
  void theOwnerIsTheEntrysElseTheTagsElseTheAccounts() {
    Registers registers = registers(ACCOUNT);

    assertThat(registers.classify(bucket("b", Map.of())))
        .isEqualTo(new Classification(false, false, false, "team-account", List.of("account")));
    assertThat(registers.classify(bucket("b", Map.of("owner", "team-tag", "Eigenaar", " "))))
        .isEqualTo(new Classification(false, false, false, "team-tag", List.of("tags")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::CloudTrail::Trail",
        "AWS::Config::ConfigurationRecorder",
        "AWS::GuardDuty::Detector"
      })
  void whatLogsByNatureWatchesLogging(String type) {
    ConfigurationItem trail = item(type, "x", Map.of(), false, Status.PRESENT);

    assertThat(Registers.empty().classify(trail))
        .isEqualTo(new Classification(false, false, true, "", List.of("type")));
    assertThat(
            registers(
                    "assets: [{id: x, resource-type: '%s', watches-logging: false}]"
                        .formatted(type))
                .classify(trail)
                .watchesLogging())
        .isFalse();
  }

  @Test
  void tagsThatAreNotKnownOrOfWhatIsGoneTellNothing() {
    Map<String, String> tags = Map.of("AVG", "Ja");

    assertThat(
            Registers.empty().classify(item("AWS::S3::Bucket", "b", tags, false, Status.PRESENT)))
        .isEqualTo(Classification.NONE);
    assertThat(Registers.empty().classify(item("AWS::S3::Bucket", "b", tags, true, Status.DELETED)))
        .isEqualTo(Classification.NONE);
  }
}
