package nl.dijkwacht.registers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.registers.Samples.file;
import static nl.dijkwacht.registers.Samples.problems;
import static nl.dijkwacht.registers.Samples.published;
import static nl.dijkwacht.registers.Samples.read;
import static nl.dijkwacht.registers.Samples.registers;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.finding.ExceptionEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistersReadTest {

  private static final String WHOLE =
      """
      accounts:
        - id: '012345678901'
          name: Patient files
          environment: production
          legal-entity: Hospital
          role: controller
          officer: fg@example.org
          owner: team-files
          on-call: duty-files
      assets:
        - id: scans
          arn: arn:aws:s3:::scans-*
          personal-data: true
          special-category: true
          owner: team-scans
          data-categories: [medical images, contact data]
          purpose: treatment
          retention: P20Y
          data-subjects: 120000
      exceptions:
        - id: old-scans
          control: s3-bucket-kms-encryption
          resource: arn:aws:s3:::scans-old
          owner: team-scans
          reason: It is emptied, and gone by summer.
          legal-basis: Art. 32(1) AVG, risk accepted
          from: 2026-11-01
          expires: 2027-06-30
      """;

  private static final String EXCEPTION =
      """
      exceptions:
        - id: x
          control: c
          account: '111122223333'
          owner: o
          reason: r
          legal-basis: l
          from: 2026-11-01
          expires: 2026-12-01
      """;

  @Test
  void aWholeFileIsRead() {
    Registers registers = registers(WHOLE);

    assertThat(registers.account("012345678901"))
        .contains(
            new AccountEntry(
                "012345678901",
                "Patient files",
                "production",
                "Hospital",
                AccountEntry.Role.CONTROLLER,
                "fg@example.org",
                "team-files",
                "duty-files"));
    assertThat(registers.assets())
        .singleElement()
        .satisfies(
            asset -> {
              assertThat(asset.dataCategories()).containsExactly("medical images", "contact data");
              assertThat(asset.retention()).isEqualTo(Period.ofYears(20));
              assertThat(asset.dataSubjects()).isEqualTo(120_000);
            });
    assertThat(registers.exceptions())
        .containsExactly(
            new ExceptionEntry(
                "old-scans",
                "s3-bucket-kms-encryption",
                "arn:aws:s3:::scans-old",
                null,
                null,
                "team-scans",
                "It is emptied, and gone by summer.",
                "Art. 32(1) AVG, risk accepted",
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2027-07-01T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, 2026-12-02T00:00:00Z",
    "2026-12-01T12:00:00Z, 2026-12-01T12:00:00Z",
    "2026-12-01T12:00:00, 2026-12-01T12:00:00Z",
    "2026-12-01T12:00:00+01:00, 2026-12-01T11:00:00Z",
    "2026-12-01T12:00-05:00, 2026-12-01T17:00:00Z"
  })
  void anExceptionExpiresAtTheEndOfADayOrAtAMoment(String written, Instant expires) {
    Registers registers = registers(EXCEPTION.replace("2026-12-01", written));

    assertThat(registers.exceptions().get(0).expires()).isEqualTo(expires);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"owner", "reason", "legal-basis", "from", "expires", "control", "account"})
  void anExceptionThatLacksAnyOfThisIsRefused(String key) {
    String without = EXCEPTION.replaceAll("(?m)^    " + key + ": .*\n", "");

    RegisterReading reading = read(file(without));

    assertThat(reading.registers().exceptions()).isEmpty();
    assertThat(reading.problems()).isNotEmpty();
    assertThat(reading.problems().get(0).toString()).contains("registers.yml:2:").contains(key);
  }

  @ParameterizedTest
  @CsvSource({
    "expires: 2026-12-01, expires: 2026-10-31, before it begins",
    "expires: 2026-12-01, expires: 2028-01-01, longer than 400 days",
    "expires: 2026-12-01, expires: someday, expected a date",
    "expires: 2026-12-01, expires: 2026-02-30, expected a date",
    "'control: c', 'control: c\n    rule: c', one control or one rule",
    "owner: o, 'owner: \"\"', is empty",
    "account: '111122223333', account: 1234, 12 digits"
  })
  void anExceptionThatIsWrongIsRefused(String right, String wrong, String why) {
    RegisterReading reading = read(file(EXCEPTION.replace(right, wrong)));

    assertThat(reading.registers().exceptions()).isEmpty();
    assertThat(reading.problems().toString()).contains(why);
  }

  @Test
  void allProblemsAreToldAtOnceAndTheRestIsUsed() {
    String text =
        """
        exeptions: []
        accounts:
          - id: 1234
            name: Too short
            environment: test
            legal-entity: Hospital
            role: controler
          - id: '111122223333'
            name: Good
            environment: test
            legal-entity: Hospital
            role: processor
        assets:
          - id: nothing
            personal-data: maybe
          - id: both
            arn: arn:aws:s3:::a
            resource-type: AWS::S3::Bucket
          - id: objects
            arn: arn:aws:s3:::a/*
        """;

    assertThat(problems(text))
        .hasSize(6)
        .anySatisfy(p -> assertThat(p).contains(":1:1", "did you mean"))
        .anySatisfy(p -> assertThat(p).contains(":3:", "12 digits"))
        .anySatisfy(p -> assertThat(p).contains(":7:", "did you mean 'controller'?"))
        .anySatisfy(p -> assertThat(p).contains("true or false"));
    assertThat(problems("exceptions: none")).singleElement().asString().contains("a list");
    Registers registers = read(file(text)).registers();
    assertThat(registers.account("111122223333")).isPresent();
    assertThat(registers.assets()).extracting(AssetEntry::id).containsExactly("objects");
  }

  @Test
  void aBrokenFileDoesNotStopTheOthers() {
    RegisterReading reading = read(file("accounts: [\n"), file(WHOLE), file(EXCEPTION));

    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.registers().exceptions()).hasSize(2);
    assertThat(reading.registers().accounts()).hasSize(1);
  }

  @Test
  void thePublishedOfTwoEntriesHoldsAndTwoOfOneOriginAreAnError() {
    RegisterFile other = published(EXCEPTION.replace("owner: o", "owner: published"));

    assertThat(read(other, file(EXCEPTION)).registers().exceptions())
        .singleElement()
        .extracting(ExceptionEntry::owner)
        .isEqualTo("published");
    assertThat(read(file(EXCEPTION), other).registers().exceptions())
        .singleElement()
        .extracting(ExceptionEntry::owner)
        .isEqualTo("published");
    assertThat(read(file(EXCEPTION), file(EXCEPTION)).problems().toString())
        .contains("the exception 'x' is in registers.yml on line 2 already");
  }

  @Test
  void theHashTellsWhetherAnyEntryOrSettingIsOther() {
    String hash = registers(WHOLE).hash();

    assertThat(registers("# A remark.\n" + WHOLE).hash()).isEqualTo(hash);
    assertThat(registers(WHOLE.replace("treatment", "research")).hash()).isNotEqualTo(hash);
    assertThat(registers(WHOLE.replace("duty-files", "duty")).hash()).isNotEqualTo(hash);
    assertThat(registers(WHOLE.replace("2027-06-30", "2027-06-29")).hash()).isNotEqualTo(hash);
    RegisterSettings settings = RegisterSettings.DEFAULT;
    RegisterSettings others =
        new RegisterSettings(
            settings.personalDataTags(),
            settings.specialCategoryTags(),
            List.of("Team"),
            settings.longestException(),
            Set.of());
    assertThat(Registers.read(List.of(file(WHOLE)), others).registers().hash()).isNotEqualTo(hash);
  }

  /** Whatever bytes come, there are problems or entries and no exception. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void damagedFilesNeverThrow(long seed) {
    Random random = new Random(seed);
    byte[] whole = (WHOLE + EXCEPTION.replace("exceptions:\n", "")).getBytes(UTF_8);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int flips = random.nextInt(6); flips > 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }

      RegisterReading reading =
          Registers.read(
              List.of(new RegisterFile("damaged.yml", damaged)), RegisterSettings.DEFAULT);

      assertThat(reading.registers().exceptions())
          .allSatisfy(
              entry -> {
                assertThat(entry.owner()).isNotBlank();
                assertThat(entry.expires()).isAfter(entry.from());
              });
    }
  }
}
