package nl.dijkwacht.topics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPrefixTest {

  @ParameterizedTest
  @ValueSource(strings = {"dijkwacht", "acme.dijkwacht", "a", "tenant-7.eu"})
  void plainNamesAreGood(String prefix) {
    assertThat(TopicPrefix.problem(prefix)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Acme",
        "a_b",
        ".a",
        "a.",
        "a..b",
        "-a",
        "a b",
        "a/b",
        "ziekenhuïs",
        "..",
        "\n"
      })
  void whatKafkaOrItsMetricsWouldConfuseIsRefused(String prefix) {
    assertThat(TopicPrefix.problem(prefix)).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> new TopicPrefix(prefix));
  }

  @Test
  void aPrefixLeavesRoomForInternalTopics() {
    assertThat(TopicPrefix.problem("a".repeat(80))).isEmpty();
    assertThat(TopicPrefix.problem("a".repeat(81)))
        .hasValueSatisfying(p -> assertThat(p).contains("81"));
  }
}
