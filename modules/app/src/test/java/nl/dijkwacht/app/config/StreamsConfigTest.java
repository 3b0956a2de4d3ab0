package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamsConfigTest {
  @Test
  void defaultsHaveNoStandbyWithTheEmbeddedBroker() {
    assertThat(Sample.EMPTY.configuration().streams())
        .isEqualTo(new StreamsConfig(2, Duration.ofMillis(20), 0));
  }

  @Test
  void defaultsHaveAStandbyWithACluster() {
    assertThat(Sample.of("kafka: {bootstrap-servers: 'a:1'}").configuration().streams())
        .isEqualTo(new StreamsConfig(2, Duration.ofMillis(20), 1));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            Sample.of(
                    """
                    kafka: {bootstrap-servers: 'a:1'}
                    streams:
                      threads: 64
                      commit-interval: PT0.01S
                      standby-replicas: 2
                    """)
                .configuration()
                .streams())
        .isEqualTo(new StreamsConfig(64, Duration.ofMillis(10), 2));
  }

  @Test
  void wrongValuesAreReportedWithTheirPlace() {
    assertThat(
            Sample.of(
                    """
                    streams:
                      threads: 65
                      commit-interval: PT0.009S
                      standby-replicas: -1
                      threats: 1
                    """)
                .problems())
        .containsExactly(
            "2:12: error: 'threads': expected a whole number from 1 to 64, found '65'",
            "3:20: error: 'commit-interval': expected a duration from PT0.01S to PT30S, found"
                + " 'PT0.009S'",
            "4:21: error: 'standby-replicas': expected a whole number from 0 to 10, found '-1'",
            "5:3: error: unknown key 'threats'");
  }
}
