package nl.dijkwacht.publish.subscriptions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks secrets up, each time anew, so that a changed one is used at once. Thread-safe. */
public final class Secrets {

  private static final int LONGEST = 16 * 1024;

  private final Map<String, String> environment;
  private final Optional<Path> folder;

  /**
   * @param folder in which the files of secrets lie
   */
  public Secrets(Map<String, String> environment, Optional<Path> folder) {
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  /**
   * The secret, without space around it.
   *
   * @throws IOException with a sentence for people, without anything of the secret
   */
  public String of(Secret secret) throws IOException {
    String text = secret.source() == Secret.Source.ENV ? variable(secret) : file(secret);
    if (text.isBlank()) {
      throw new IOException(
          "%s holds no secret; put it there, or name another one".formatted(secret));
    }
    return text.strip();
  }

  private String variable(Secret secret) {
    return environment.getOrDefault(secret.name(), "");
  }

  private String file(Secret secret) throws IOException {
    Path in =
        folder.orElseThrow(
            () ->
                new IOException(
                    "%s cannot be found; set publish.secrets to the folder that it is in"
                        .formatted(secret)));
    Path path = in.resolve(secret.name());
    if (!Files.isReadable(path)) {
      throw new IOException(
          "%s in %s cannot be read; check that it exists and who may read it"
              .formatted(secret, in));
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
  }
}
