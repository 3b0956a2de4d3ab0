package nl.dijkwacht.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {

  @TempDir private Path folder;

  @Test
  void aDataFolderKeepsItsId() throws IOException {
    String id = InstanceId.of(folder.resolve("one"));

    assertThat(InstanceId.of(folder.resolve("one"))).isEqualTo(id);
    assertThat(InstanceId.of(folder.resolve("two"))).isNotEqualTo(id);
  }

  @Test
  void whatIsNoIdIsRefusedWithWhatToDo() throws IOException {
    Files.writeString(folder.resolve("instance.id"), "two\nlines");

    assertThatThrownBy(() -> InstanceId.of(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("remove it");
  }
}
