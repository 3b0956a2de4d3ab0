package nl.dijkwacht.publish.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.dijkwacht.publish.formats.ocsf.OcsfVersion;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;

/** What {@code docs/siem.md} tells can be used as it stands. */
class SiemPageTest {

  private static final Path PAGE = Path.of(System.getProperty("dijkwacht.root"), "docs", "siem.md");
  private static final Pattern EXAMPLE = Pattern.compile("```json\\n([^`]+)```");
  private static final Pattern TOPIC = Pattern.compile("dijkwacht\\.publish\\.[a-z]+");

  private final String page = Files.readString(PAGE);

  SiemPageTest() throws IOException {}

  @Test
  void examplesOfConnectorsAreJsonAndReadCommitted() throws IOException {
    List<String> examples = EXAMPLE.matcher(page).results().map(match -> match.group(1)).toList();
    assertThat(examples).hasSize(3);
    for (String example : examples) {
      JsonNode config = new ObjectMapper().readTree(example).path("config");

      assertThat(config.path("topics").asText()).startsWith("dijkwacht.publish.");
      assertThat(config.path("consumer.override.isolation.level").asText())
          .isEqualTo("read_committed");
    }
  }

  @Test
  void topicsThatItNamesAreThere() {
    List<String> topics =
        Topics.all().stream().map(topic -> topic.fullName(TopicPrefix.DEFAULT)).toList();

    assertThat(TOPIC.matcher(page).results().map(MatchResult::group)).isSubsetOf(topics);
    for (Topic<?> topic : List.of(Topics.OCSF, Topics.ECS)) {
      assertThat(page).contains("| `" + topic.name() + "` |");
    }
  }

  @Test
  void theVersionsOfOcsfAreTold() {
    OcsfVersion[] versions = OcsfVersion.values();

    assertThat(page)
        .contains(
            "OCSF "
                + versions[0].label()
                + " to "
                + versions[versions.length - 1].label()
                + " have in common");
  }
}
