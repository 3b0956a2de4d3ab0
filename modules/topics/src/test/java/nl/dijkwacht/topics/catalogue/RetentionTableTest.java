package nl.dijkwacht.topics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import nl.dijkwacht.topics.wire.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of how long personal data are kept is what the catalogue has. */
class RetentionTableTest {

  private static final int KEPT = 3;

  static List<Topic<?>> topics() {
    return Topics.all();
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(Golden.ROOT.resolve("docs/privacy.md")).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void eachTopicHasOneRowWithItsTime(Topic<?> topic) throws IOException {
    List<String> ofTopic =
        rows().stream()
            .filter(
                row ->
                    row.contains("`" + topic.name() + "`")
                        || row.contains("`*." + topic.entities() + "`"))
            .toList();

    assertThat(ofTopic).as(topic.name()).hasSize(1);
    assertThat(ofTopic.get(0).split("\\|")[KEPT].strip())
        .as(topic.name())
        .isEqualTo(TopicTableTest.kept(topic.cleanup()));
  }

  @Test
  void noRowNamesATopicThatThereIsNot() throws IOException {
    List<String> names =
        Topics.all().stream()
            .flatMap(topic -> List.of(topic.name(), "*." + topic.entities()).stream())
            .toList();
    for (String row : rows()) {
      for (String name : row.split("\\|")[2].split(",")) {
        assertThat(names).contains(name.strip().replace("`", ""));
      }
    }
  }
}
