package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.app.publication.SampleRules.document;
import static nl.dijkwacht.app.publication.SampleRules.manifest;
import static nl.dijkwacht.app.publication.SampleRules.rule;
import static nl.dijkwacht.app.publication.SampleRules.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastGoodFileTest {

  private final PublishedDocument first = document("s3/a.yml", rule("a", "GetObject"));
  private final PublishedDocument second = document("b.yml", "");
  private final LastGood lastGood = new LastGood(manifest(3, first, second), texts(first, second));

  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsReadBack() {
    file().write(lastGood);

    LastGood read = file().read().orElseThrow();
    assertThat(read.manifest()).isEqualTo(lastGood.manifest());
    assertThat(read.publication().missing()).isEmpty();
    assertThat(read.texts().values())
        .extracting(PublishedDocument::hash)
        .containsExactlyInAnyOrder(first.hash(), second.hash());
  }

  @Test
  void itReplacesWhatWasThereAndLeavesNothingBesideIt() throws IOException {
    file().write(lastGood);
    file().write(new LastGood(manifest(4), texts()));

    assertThat(file().read().map(LastGood::manifest)).contains(manifest(4));
    assertThat(path().getParent()).isDirectoryContaining(entry -> entry.equals(path()));
    try (var entries = Files.list(path().getParent())) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoReasonToStop() throws IOException {
    Files.writeString(folder.resolve("rules"), "a file where the folder should be");

    file().write(lastGood);

    assertThat(file().read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void damageIsToldOrDoesNoHarm(long seed) throws IOException {
    file().write(lastGood);
    byte[] whole = Files.readAllBytes(path());
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int flips = random.nextInt(3); flips > 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(path(), damaged);

      Optional<LastGood> read = file().read();

      // Whatever is read, only texts with the hash that the manifest lists count as published.
      read.map(LastGood::publication)
          .ifPresent(
              publication ->
                  assertThat(publication.documents().values())
                      .allSatisfy(
                          document ->
                              assertThat(publication.manifest().documents())
                                  .containsEntry(
                                      document.key(), StableId.ofBytes(document.text()))));
    }
  }

  @Test
  void oneThatUnpacksToTooMuchIsNotRead() throws IOException {
    Files.createDirectories(path().getParent());
    try (OutputStream out = Files.newOutputStream(path());
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
      zip.putNextEntry(new ZipEntry(DocumentManifest.KEY));
      zip.write(DocumentManifest.PAYLOAD.write(lastGood.manifest()));
      zip.putNextEntry(new ZipEntry("s3/a.yml"));
      zip.write(new byte[64 * 1024 * 1024]);
      zip.closeEntry();
    }

    assertThat(file().read()).isEmpty();
  }

  private LastGoodFile file() {
    return new LastGoodFile(path());
  }

  private Path path() {
    return folder.resolve("rules/test.last-good.zip");
  }
}
