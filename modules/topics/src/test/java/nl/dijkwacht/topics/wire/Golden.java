package nl.dijkwacht.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are kept as they are generated; {@code -Dgolden.update=true} rewrites them. */
public final class Golden {

  public static final Path ROOT = Path.of(System.getProperty("dijkwacht.root"));

  private Golden() {}

  public static void compare(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(file).content().isEqualTo(expected);
  }
}
