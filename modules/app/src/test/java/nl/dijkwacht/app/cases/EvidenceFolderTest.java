package nl.dijkwacht.app.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFolderTest {

  private static final String CASE = "00112233445566778899aabbccddeeff";

  @TempDir private Path folder;

  @Test
  void theManifestListsEachCopyOnceInTheirOrder() throws IOException {
    EvidenceFolder evidence = new EvidenceFolder(folder);
    evidence.write(CASE, "events/b.json", "{}".getBytes(UTF_8), "bb");
    evidence.write(CASE, "events/a.json", "[]".getBytes(UTF_8), "aa");
    evidence.write(CASE, "events/b.json", "{}".getBytes(UTF_8), "bb");

    assertThat(folder.resolve(CASE).resolve("manifest.sha256"))
        .hasContent("aa  events/a.json\nbb  events/b.json\n");
    assertThat(folder.resolve(CASE).resolve("events/a.json")).hasContent("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out.json", "/tmp/out.json", "events/../../out.json"})
  void nothingIsWrittenOutsideTheFolderOfTheCase(String name) throws IOException {
    EvidenceFolder evidence = new EvidenceFolder(folder);

    assertThat(catchThrowable(() -> evidence.write(CASE, name, new byte[0], "")))
        .isInstanceOf(IOException.class);
    assertThat(catchThrowable(() -> evidence.write("../x", "a.json", new byte[0], "")))
        .isInstanceOf(IOException.class);
    try (var written = Files.list(folder)) {
      assertThat(written).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../etc/passwd", "a/b", "", "..", ".hidden", "a\u0000b"})
  void idsThatCouldDoHarmAreHashed(String id) {
    assertThat(EvidenceFolder.safe(id)).matches("[0-9a-f]{32}");
    assertThat(EvidenceFolder.safe("b2c3d4e5-0000-4000")).isEqualTo("b2c3d4e5-0000-4000");
  }
}
