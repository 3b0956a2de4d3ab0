package nl.dijkwacht.registers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the document shows can be used as it stands. */
class DocumentedEntriesTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void theDocumentsExamplesHaveNoErrors() throws IOException {
    Path file = Path.of(System.getProperty("dijkwacht.root"), "docs/registers.md");
    List<RegisterFile> files =
        EXAMPLE
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult match) -> match.group(1))
            .map(text -> new RegisterFile("registers.md", text.getBytes(UTF_8)))
            .toList();

    RegisterReading reading = Registers.read(files, RegisterSettings.DEFAULT);

    assertThat(files).hasSizeGreaterThanOrEqualTo(5);
    assertThat(reading.problems()).filteredOn(p -> p.toString().contains("error")).isEmpty();
    assertThat(reading.registers().content())
        .matches(content -> !content.attestations().isEmpty() && !content.transfers().isEmpty())
        .matches(content -> !content.countries().isEmpty() && !content.regions().isEmpty());
  }
}
