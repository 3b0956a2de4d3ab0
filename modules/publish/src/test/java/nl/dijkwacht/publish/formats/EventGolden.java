package nl.dijkwacht.publish.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.dijkwacht.topics.wire.Outcome;

/** Events that are kept as they are written; {@code -Dgolden.update=true} rewrites them. */
public final class EventGolden {

  private static final Path FOLDER =
      Path.of(System.getProperty("dijkwacht.root"), "modules/publish/src/test/resources/events");
  private static final ObjectMapper TREES = new ObjectMapper();

  private EventGolden() {}

  /** The tree of an event that was written. */
  public static JsonNode tree(Outcome<byte[]> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    try {
      return TREES.readTree(((Outcome.Done<byte[]>) outcome).value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void compare(String name, Outcome<byte[]> outcome) throws IOException {
    String text = tree(outcome).toPrettyString() + "\n";
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(file).content().isEqualTo(text);
  }
}
