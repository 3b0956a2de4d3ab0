package nl.dijkwacht.app.privacy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongConsumer;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** Writes what is held on a person into a file, which stays only if it was noted who asked. */
public final class Exporting {

  private final Map<String, String> clientProperties;
  private final TopicPrefix prefix;
  private final PseudonymKeys keys;
  private final LongConsumer progress;

  /**
   * @param progress told now and then how many records were looked through
   */
  public Exporting(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      PseudonymKeys keys,
      LongConsumer progress) {
    this.clientProperties = clientProperties;
    this.prefix = prefix;
    this.keys = keys;
    this.progress = progress;
  }

  /**
   * Exports.
   *
   * @param file that is made, and must not be there
   * @return how many records about the person there are
   * @throws IOException with a sentence for people, if it failed; then there is no file
   */
  public long export(Asking who, Person person, Path file, Instant now)
      throws IOException, InterruptedException {
    OwnerFile.create(file);
    boolean noted = false;
    try (AuditTrail trail = new AuditTrail(clientProperties, prefix)) {
      long found = write(person, file, now);
      trail.note(who.event(AuditEvent.Action.EXPORT, keys.of(person.name()), found > 0, now));
      noted = true;
      return found;
    } finally {
      if (!noted) {
        Files.deleteIfExists(file);
      }
    }
  }

  private long write(Person person, Path file, Instant now) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
      return new PersonExport(clientProperties, prefix, keys, person, progress).write(out, now);
    }
  }
}
