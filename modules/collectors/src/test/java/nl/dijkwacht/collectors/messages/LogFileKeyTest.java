package nl.dijkwacht.collectors.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.dijkwacht.collectors.messages.LogFileKey.Kind;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz | '' | '' | TRAIL | eu-west-1 | 2026-11-22 | a.json.gz
          my/own/AWSLogs/o-abcde12345/111122223333/CloudTrail/us-gov-west-1/2026/01/02/a.json.gz | my/own | o-abcde12345 | TRAIL | us-gov-west-1 | 2026-01-02 | a.json.gz
          o-abcde12345/AWSLogs/o-abcde12345/111122223333/CloudTrail/cn-north-1/2026/01/02/a.json.gz | o-abcde12345 | o-abcde12345 | TRAIL | cn-north-1 | 2026-01-02 | a.json.gz
          AWSLogs/111122223333/CloudTrail-Digest/eusc-de-east-1/2026/11/22/d.json.gz | '' | '' | TRAIL_DIGEST | eusc-de-east-1 | 2026-11-22 | d.json.gz
          AWSLogs/111122223333/CloudTrail-Insight/ap-southeast-7/2026/11/22/i.json.gz | '' | '' | TRAIL_INSIGHT | ap-southeast-7 | 2026-11-22 | i.json.gz
          AWSLogs/111122223333/Config/us-east-2/2016/9/7/ConfigHistory/h.json.gz | '' | '' | CONFIG_HISTORY | us-east-2 | 2016-09-07 | h.json.gz
          p/AWSLogs/111122223333/Config/us-iso-east-1/2016/9/27/ConfigSnapshot/s.json.gz | p | '' | CONFIG_SNAPSHOT | us-iso-east-1 | 2016-09-27 | s.json.gz
          AWSLogs/111122223333/Config/us-west-2/2016/10/6/OversizedChangeNotification/AWS::EC2::Instance/x/AWSLogs/c.json.gz | '' | '' | CONFIG_OVERSIZED | us-west-2 | 2016-10-06 | AWS::EC2::Instance/x/AWSLogs/c.json.gz
          AWSLogs/AWSLogs/111122223333/CloudTrail/eu-west-1/2024/02/29/a.json | AWSLogs | '' | TRAIL | eu-west-1 | 2024-02-29 | a.json
          """)
  void aKeyTellsWhoseWhatWhereAndWhen(
      String key,
      String prefix,
      String organisation,
      Kind kind,
      String region,
      LocalDate date,
      String file) {
    assertThat(LogFileKey.parse(key))
        .contains(new LogFileKey(prefix, organisation, "111122223333", kind, region, date, file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "AWSLogs",
        "AWSLogs/",
        "AWSLogs/111122223333/CloudTrail/",
        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/",
        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/13/22/a.json.gz",
        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/02/30/a.json.gz",
        "AWSLogs/11112222333/CloudTrail/eu-west-1/2026/11/22/a.json.gz",
        "AWSLogs/111122223333/CloudTrail/Eu-West-1/2026/11/22/a.json.gz",
        "AWSLogs/111122223333/CloudTrail/eu-west-1/-026/11/22/a.json.gz",
        "AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/11/22/a.log.gz",
        "AWSLogs/111122223333/Config/eu-west-1/2026/1/2/ConfigHistory",
        "AWSLogs/111122223333/Config/eu-west-1/2026/1/2/ConfigHistory/",
        "AWSLogs/111122223333/Config/eu-west-1/2026/1/2/Nonsense/a.json.gz",
        "AWSLogs/o-abcde12345/CloudTrail/eu-west-1/2026/11/22/a.json.gz",
        "awslogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz"
      })
  void whatIsNoneIsNotGuessed(String key) {
    assertThat(LogFileKey.parse(key)).isEmpty();
  }

  @Test
  void aKeyThatS3WouldNotTakeIsNone() {
    assertThat(LogFileKey.parse("AWSLogs/".repeat(1_000_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz         | TRAIL_EVENTS
          AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json            | TRAIL_EVENTS
          AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.parquet         | -
          AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/11/22/a.json.gz  | TRAIL_DIGEST
          AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2026/11/22/a.json.gz | -
          AWSLogs/111122223333/Config/eu-west-1/2026/1/2/ConfigSnapshot/a.json.gz | CONFIGURATION_ITEMS
          AWSLogs/111122223333/Config/ConfigWritabilityCheckFile                 | -
          own/2026/a.json.gz                                                     | TRAIL_EVENTS
          own/                                                                   | -
          owner/a.json.gz                                                        | -
          """)
  void theKeyDecidesWhatAnObjectHolds(String key, Content content) {
    ObjectSelection selection = new ObjectSelection(List.of("s3://logs/own/"));

    assertThat(selection.content("logs", key).orElse(null)).isEqualTo(content);
  }

  @Test
  void aPrefixIsThatOfOneBucket() {
    ObjectSelection selection = new ObjectSelection(List.of("s3://logs/own/"));

    assertThat(selection.content("other", "own/a.json.gz")).isEmpty();
  }
}
