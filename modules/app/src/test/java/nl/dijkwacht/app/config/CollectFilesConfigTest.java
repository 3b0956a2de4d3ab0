package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectFilesConfigTest {
  @Test
  void defaultsCollectNothing() {
    assertThat(Sample.EMPTY.configuration().collect().files())
        .isEqualTo(
            new CollectFilesConfig(
                List.of(), Duration.ofSeconds(5), Duration.ofSeconds(30), 4_294_967_296L));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            Sample.of(
                    """
                    collect:
                      files:
                        paths: [/logs, ./more/../trail.json.gz]
                        scan-interval: PT1S
                        settle: PT2M
                        max-uncompressed-bytes: 1048576
                    """)
                .configuration()
                .collect()
                .files())
        .isEqualTo(
            new CollectFilesConfig(
                List.of(Path.of("/logs"), Path.of("trail.json.gz")),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                1_048_576));
  }

  @Test
  void wrongValuesAreReportedWithTheirPlace() {
    assertThat(
            Sample.of(
                    """
                    collect:
                      files:
                        paths: ["~/logs", "a\\0b"]
                        scan-interval: 5s
                        settle: PT25H
                        max-uncompressed-bytes: 4 GiB
                        setle: PT1S
                      sqss: {}
                    """)
                .problems())
        .containsExactly(
            "3:13: error: 'paths': expected a path, in full and without '~', found '~/logs'",
            "3:23: error: 'paths': expected a path, in full and without '~', found 'a b'",
            "4:20: error: 'scan-interval': expected a duration such as PT10S, found '5s'",
            "5:13: error: 'settle': expected a duration from PT0.1S to PT24H, found 'PT25H'",
            "6:29: error: 'max-uncompressed-bytes': expected a whole number from 1048576 to"
                + " 1099511627776, found '4 GiB'",
            "7:5: error: unknown key 'setle'",
            "8:3: error: unknown key 'sqss'; did you mean 'sqs'?");
  }
}
