package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsConfigTest {
  @Test
  void defaultsAreSmallWithTheEmbeddedBroker() {
    assertThat(Sample.EMPTY.configuration().topics()).isEqualTo(new TopicsConfig(4, 1, Map.of()));
  }

  @Test
  void defaultsAreThoseOfAClusterWithBootstrapServers() {
    assertThat(Sample.of("kafka: {bootstrap-servers: 'a:1'}").configuration().topics())
        .isEqualTo(new TopicsConfig(24, 3, Map.of()));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            Sample.of(
                    """
                    kafka: {bootstrap-servers: 'a:1'}
                    topics:
                      partitions: 6
                      replication-factor: 2
                      retention:
                        detect.signals: P30D
                    """)
                .with("DIJKWACHT_TOPICS_RETENTION_COLLECT_TRAIL_EVENTS", "P14D")
                .configuration()
                .topics())
        .isEqualTo(
            new TopicsConfig(
                6,
                2,
                Map.of(
                    "detect.signals", Duration.ofDays(30),
                    "collect.trail-events", Duration.ofDays(14))));
  }

  @Test
  void wrongValuesAreReportedWithTheirPlace() {
    assertThat(
            Sample.of(
                    """
                    topics:
                      partitions: 0
                      replication-factor: many
                      retention: {detect.signals: 30 days, collect.trail-events: PT1S}
                      x: {}
                    """)
                .problems())
        .containsExactly(
            "2:15: error: 'partitions': expected a whole number from 1 to 10000, found '0'",
            "3:23: error: 'replication-factor': expected a whole number from 1 to 100, found"
                + " 'many'",
            "4:31: error: 'detect.signals': expected a duration such as PT10S, found '30 days'",
            "4:62: error: 'collect.trail-events': expected a duration from PT1M to PT876000H,"
                + " found 'PT1S'",
            "5:3: error: unknown key 'x'");
  }
}
