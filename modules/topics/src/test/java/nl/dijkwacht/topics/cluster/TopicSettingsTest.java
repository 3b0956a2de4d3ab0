package nl.dijkwacht.topics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicSettingsTest {

  @Test
  void theDefaultsAreGood() {
    assertThat(TopicSettings.forCluster(TopicPrefix.DEFAULT).problems()).isEmpty();
    assertThat(TopicSettings.forEmbeddedBroker(TopicPrefix.DEFAULT).problems()).isEmpty();
  }

  @Test
  void everyMistakeIsTold() {
    TopicSettings settings =
        new TopicSettings(
            TopicPrefix.DEFAULT,
            0,
            0,
            Map.of(
                "findings.current", Duration.ofDays(1),
                "detect.signal", Duration.ofDays(1),
                "detect.signals", Duration.ofSeconds(1)));

    assertThat(settings.problems())
        .satisfiesExactly(
            problem -> assertThat(problem).contains("topics.partitions is 0"),
            problem -> assertThat(problem).contains("topics.replication-factor is 0"),
            problem -> assertThat(problem).contains("detect.signal,"),
            problem -> assertThat(problem).contains("detect.signals is PT1S"),
            problem -> assertThat(problem).contains("findings.current"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 3"})
  void oneBrokerMayFailWithoutStoppingWrites(int replicationFactor, String minInSync) {
    TopicSettings settings = new TopicSettings(TopicPrefix.DEFAULT, 1, replicationFactor, Map.of());

    assertThat(settings.configuration(Topics.SIGNALS))
        .containsEntry("min.insync.replicas", minInSync);
  }

  @Test
  void retentionIsThatOfTheCatalogueUnlessSet() {
    TopicSettings settings =
        new TopicSettings(TopicPrefix.DEFAULT, 1, 1, Map.of("detect.signals", Duration.ofDays(90)));

    assertThat(settings.configuration(Topics.SIGNALS))
        .containsEntry("retention.ms", Long.toString(Duration.ofDays(90).toMillis()));
    assertThat(settings.configuration(Topics.TRAIL_EVENTS))
        .containsEntry("retention.ms", Long.toString(Duration.ofDays(7).toMillis()));
    assertThat(settings.configuration(Topics.FINDINGS)).doesNotContainKey("retention.ms");
  }
}
