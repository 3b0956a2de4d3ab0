package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.dijkwacht.documents.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileTest {

  @TempDir private Path folder;

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private List<String> namesUnder(Path path) throws IOException {
    return RuleFile.under(path).stream()
        .map(file -> folder.relativize(Path.of(file.name())).toString())
        .toList();
  }

  @Test
  void aFolderGivesItsYamlFilesInOrder() throws IOException {
    write("b.yml");
    write("deep/er/a.yaml");
    write("a.yml");
    write("README.md");

    assertThat(namesUnder(folder)).containsExactly("a.yml", "b.yml", "deep/er/a.yaml");
  }

  @Test
  void aFileIsReadWhateverItsName() throws IOException {
    assertThat(namesUnder(write("rules.txt"))).containsExactly("rules.txt");
  }

  @Test
  void theHiddenCopiesOfAKubernetesMountAreNotReadTwice() throws IOException {
    write("mount/..2026_11_22/a.yml");
    Files.createSymbolicLink(folder.resolve("mount/..data"), Path.of("..2026_11_22"));
    Files.createSymbolicLink(folder.resolve("mount/a.yml"), Path.of("..data/a.yml"));

    assertThat(namesUnder(folder.resolve("mount"))).containsExactly("mount/a.yml");
  }

  @Test
  void aLinkToAFolderIsThatFolder() throws IOException {
    write("real/a.yml");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    assertThat(namesUnder(link)).containsExactly("link/a.yml");
  }

  @Test
  void foldersThatLinkToThemselvesAreToldAndNotFollowedForever() throws IOException {
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    assertThatIOException().isThrownBy(() -> RuleFile.under(folder)).withMessageContaining("loop");
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> RuleFile.under(folder.resolve("none.yml")))
        .withMessageContaining("none.yml");
  }

  @Test
  void ofAHugeFileOnlySoMuchIsReadAsShowsThatItIsTooLarge() throws IOException {
    Path file = write("huge.yml");
    Files.write(file, new byte[3 * Limits.DEFAULT.maxBytes()]);

    List<RuleFile> files = RuleFile.under(file);

    assertThat(files.get(0).content()).hasSize(Limits.DEFAULT.maxBytes() + 1);
    RuleSet rules = RuleSet.read(files);
    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems())
        .singleElement()
        .asString()
        .startsWith(file + ":1:1: error:")
        .contains("larger than");
  }
}
