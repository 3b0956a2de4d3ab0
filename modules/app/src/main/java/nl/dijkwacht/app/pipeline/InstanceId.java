package nl.dijkwacht.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells an instance from all others for as long as its data folder lives. Under it an instance that
 * comes back takes up its partitions at once (Kafka's static membership); as a stranger it would
 * wait until the group gives up on the one before, 45 seconds in which nothing is detected.
 */
final class InstanceId {

  private static final String FILE = "instance.id";
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

  private InstanceId() {}

  /** The id of a data folder, which gets one if it has none. */
  static String of(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.exists(file)) {
      String id = Files.readString(file).strip();
      if (!FORM.matcher(id).matches()) {
        throw new IOException(
            "%s holds no instance id; remove it, and the next start writes a new one"
                .formatted(file));
      }
      return id;
    }
    String id = UUID.randomUUID().toString();
    Files.createDirectories(data);
    Path draft = Files.writeString(data.resolve(FILE + ".new"), id + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return id;
  }
}
