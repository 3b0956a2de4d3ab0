package nl.dijkwacht.topics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import nl.dijkwacht.topics.wire.Golden;
import org.junit.jupiter.api.Test;

/** The README's table of topics is that of the catalogue. */
class TopicTableTest {

  private static final Path README = Golden.ROOT.resolve("README.md");
  private static final String BEGIN = "<!-- topics -->\n";
  private static final String END = "<!-- /topics -->";

  @Test
  void theReadmeShowsTheCatalogue() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(end).as("end of the table in " + README).isGreaterThanOrEqualTo(begin);

    Golden.compare(README, readme.substring(0, begin) + table() + readme.substring(end));
  }

  private static String table() {
    return Topics.all().stream()
        .map(TopicTableTest::row)
        .collect(
            Collectors.joining(
                "",
                row(List.of("Topic", "Holds", "Payload", "Key", "Kept", "Written by", "Read by"))
                    + "|---|---|---|---|---|---|---|\n",
                ""));
  }

  private static String row(Topic<?> topic) {
    String key =
        topic.partitionedBy().equals("key")
            ? topic.key()
            : topic.key() + ", partitioned by " + topic.partitionedBy();
    String readers = topic.readers().stream().map(Stage::label).collect(Collectors.joining(", "));
    return row(
        List.of(
            "`" + topic.name() + "`",
            topic.note(),
            "`" + topic.payload().schema() + "`",
            key,
            kept(topic.cleanup()),
            topic.writer().label(),
            readers));
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static String kept(Cleanup cleanup) {
    String compacted = cleanup.policy().startsWith("compact") ? "the newest of each key" : "";
    String days = cleanup.limit().map(limit -> limit.toDays() + " days").orElse("");
    return compacted + (compacted.isEmpty() || days.isEmpty() ? "" : ", ") + days;
  }
}
