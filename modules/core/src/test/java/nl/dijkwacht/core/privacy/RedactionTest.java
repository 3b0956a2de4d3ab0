package nl.dijkwacht.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource({
    "dossiers/123456782.pdf, dossiers/[BSN].pdf",
    "123456782, [BSN]",
    "dossiers/bsn123456782_v2.pdf, dossiers/bsn[BSN]_v2.pdf",
    "1234.56.782, [BSN]",
    "scans/123-456-782/1.dcm, scans/[BSN]/1.dcm",
    "2026-11-26-123456782.pdf, 2026-11-26-[BSN].pdf",
    "2026-11-26-1234-56-782.pdf, 2026-11-26-[BSN].pdf",
    "123456782-111222333, [BSN]-[BSN]",
    "post/j.jansen@example.nl, post/[e-mail]",
    "post/j.jansen%40example.nl/1.txt, post/[e-mail]/1.txt",
    "post/j.jansen@example.nl.7z, post/[e-mail]",
    "arn:aws:s3:::brieven/123456782.pdf, arn:aws:s3:::brieven/[BSN].pdf",
    "arn:aws:s3:::brieven/jan@example.nl, arn:aws:s3:::brieven/[e-mail]"
  })
  void whatIdentifiesACitizenIsNotShown(String key, String shown) {
    assertThat(Redaction.of(key)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        // Not by the 11-proof.
        "dossiers/123456789.pdf",
        "000000000",
        // An account, a log file, an address, ids.
        "123456782123",
        "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/26/x_20261126T0305Z_a.json.gz",
        "from 10.123.45.67",
        "i-0a1b2c3123456782f",
        "key/1b123456782c3/x",
        "arn:aws:iam::123456782012:user/123456782",
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Zorg_1/jan@example.nl",
        "image@2",
        "user@localhost"
      })
  void whatDoesNotStays(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @Test
  void aTextOfManyIsReadInTimeInProportion() {
    String key = "1".repeat(50_000) + "@".repeat(50_000) + "a.".repeat(50_000);

    assertThat(Redaction.of(key)).hasSizeLessThanOrEqualTo(key.length());
  }

  /** Numbers that pass, in every grouping, in keys of random make: none survives. */
  @Test
  void noCitizenNumberInAKeySurvives() {
    Random random = new Random(20261126);
    for (int i = 0; i < 20_000; i++) {
      String number = number(random, true);
      String written = written(random, number);
      String key = around(random) + written + around(random);

      assertThat(Redaction.of(key)).as(key).doesNotContain(written).contains("[BSN]");
    }
  }

  /** What fails the proof, and what is longer or shorter, is no such number. */
  @Test
  void otherNumbersStay() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String key = around(random) + number(random, false) + around(random);
      String account = around(random) + (100_000_000_000L + random.nextInt()) + around(random);

      assertThat(Redaction.of(key)).isEqualTo(key);
      assertThat(Redaction.of(account)).isEqualTo(account);
    }
  }

  private static String number(Random random, boolean passes) {
    while (true) {
      String digits = "%09d".formatted(1 + random.nextInt(999_999_999));
      int sum = 0;
      for (int i = 0; i < 8; i++) {
        sum += (9 - i) * (digits.charAt(i) - '0');
      }
      if ((sum - (digits.charAt(8) - '0')) % 11 == 0 == passes) {
        return digits;
      }
    }
  }

  private static String written(Random random, String number) {
    String separator = List.of("", ".", "-", " ").get(random.nextInt(4));
    int[] ends = random.nextBoolean() ? new int[] {3, 6} : new int[] {4, 6};
    return String.join(
        separator,
        number.substring(0, ends[0]),
        number.substring(ends[0], ends[1]),
        number.substring(ends[1]));
  }

  /** Letters and what keys are divided by, without digits. */
  private static String around(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append("abcxyz/_=.- é".charAt(random.nextInt(13)));
    }
    return text.toString();
  }

  @Test
  void valuesWithinValuesAreRedactedAndAllElseStays() {
    Map<String, Object> request =
        Map.of(
            "key",
            "scans/jan@example.nl.dcm",
            "count",
            3,
            "targets",
            List.of("arn:aws:iam::111122223333:user/jan", Map.of("to", "jan@example.nl")));

    assertThat(Redaction.ofValues(request))
        .isEqualTo(
            Map.of(
                "key",
                "scans/[e-mail]",
                "count",
                3,
                "targets",
                List.of("arn:aws:iam::111122223333:user/jan", Map.of("to", "[e-mail]"))));
  }
}
