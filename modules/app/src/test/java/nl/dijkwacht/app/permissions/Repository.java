package nl.dijkwacht.app.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository; {@code -Dgolden.update=true} rewrites those that are derived. */
final class Repository {

  private Repository() {}

  static Path file(String... names) {
    return Path.of(System.getProperty("dijkwacht.root"), names);
  }

  static void compare(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, expected);
    }
    assertThat(file)
        .as("run the test with -Dgolden.update=true when a change is meant")
        .content()
        .isEqualTo(expected);
  }
}
