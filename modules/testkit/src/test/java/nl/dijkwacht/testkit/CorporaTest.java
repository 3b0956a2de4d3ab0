package nl.dijkwacht.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class CorporaTest {
  private final @Nullable String configured = System.getProperty(Corpora.PROPERTY);

  @TempDir Path temporary;

  @AfterEach
  void restore() {
    if (configured == null) {
      System.clearProperty(Corpora.PROPERTY);
    } else {
      System.setProperty(Corpora.PROPERTY, configured);
    }
  }

  @Test
  void linesOfAFileAreUnpacked() throws IOException {
    Path file = Files.createDirectories(temporary.resolve("trail")).resolve("two.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"é\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_8));
    }
    System.setProperty(Corpora.PROPERTY, temporary.toString());

    assertThat(Corpora.lines("trail/two.jsonl.gz")).containsExactly("{\"é\":1}", "{\"b\":2}");
  }

  @Test
  void withoutAFolderTheTestsAreSkipped() {
    System.setProperty(Corpora.PROPERTY, temporary.resolve("none").toString());

    assertThat(Corpora.find()).isEmpty();
    assertThatIllegalStateException().isThrownBy(Corpora::directory);
  }

  @Test
  @EnabledIfCorpora
  void withAFolderTheTestsRunAndAreTagged(TestInfo test) throws IOException {
    assertThat(test.getTags()).containsExactly("corpora");
    assertThat(Corpora.lines("cloudtrail/awsdocs/awsdocs-examples.jsonl.gz"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
  }
}
