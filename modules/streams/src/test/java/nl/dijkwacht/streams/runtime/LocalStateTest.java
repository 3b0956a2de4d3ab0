package nl.dijkwacht.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {

  @TempDir private Path folder;

  private LocalState state() {
    return new LocalState(folder.resolve("state"), "dijkwacht.detect-v1");
  }

  @Test
  void storesAreUsedAgainAfterACleanEndOnly() throws IOException {
    assertThat(state().begin()).as("never used").isFalse();
    assertThat(state().begin()).as("killed").isFalse();
    state().endedCleanly();
    assertThat(state().begin()).as("ended cleanly").isTrue();
    assertThat(state().begin()).as("killed after that").isFalse();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("state"), "a file");

    assertThatThrownBy(() -> state().begin())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.toString());
  }
}
