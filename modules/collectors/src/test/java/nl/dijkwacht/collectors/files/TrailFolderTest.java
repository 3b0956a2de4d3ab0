package nl.dijkwacht.collectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailFolderTest {

  @TempDir Path folder;
  @TempDir Path elsewhere;

  @Test
  void filesComeInTheOrderOfTheirNames() throws IOException {
    write("b/2.json.gz", "b/10.json", "a.jsonl", "c.log", "b.json");
    assertThat(entries()).containsExactly("a.jsonl", "b/10.json", "b/2.json.gz", "b.json", "c.log");
  }

  @Test
  void hiddenTemporaryAndLinkedFilesAreSkippedWithAReason() throws IOException {
    write(".hidden/x.json", ".x.json", "x.json.part", "x.json~");
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    assertThat(entries())
        .containsExactly(
            ".hidden is hidden",
            ".x.json is hidden",
            "link is a symbolic link",
            "x.json.part has the name of a temporary file",
            "x.json~ has the name of a temporary file");
  }

  @Test
  void aFileStandsForItselfWhateverItsName() throws IOException {
    write(".x.tmp");
    Path file = folder.resolve(".x.tmp");
    assertThat(TrailFolder.entries(file)).containsExactly(new FolderEntry.LogFile(file));
  }

  private List<String> entries() {
    return TrailFolder.entries(folder)
        .map(
            entry ->
                folder.relativize(entry.path())
                    + (entry instanceof FolderEntry.Skipped skipped ? " " + skipped.why() : ""))
        .toList();
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}");
    }
  }
}
