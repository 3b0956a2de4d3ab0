package nl.dijkwacht.api.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of a file, for small set-ups: a line each, {@code name; roles; legal entities; SHA-256
 * of the token}, with commas between roles and between legal entities. A file that changes is read
 * anew; while it is wrong, what was read before holds. Thread-safe.
 */
public final class StaticTokens implements Authentication {

  private static final Logger LOG = LoggerFactory.getLogger(StaticTokens.class);

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_LINES = 1_000;
  private static final int FIELDS = 4;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path file;
  private final LongSupplier nanoTime;
  private Map<String, Caller> byHash;
  private FileTime changed;
  private long looked;

  private StaticTokens(Path file, LongSupplier nanoTime) throws IOException {
    this.file = file;
    this.nanoTime = nanoTime;
    this.changed = Files.getLastModifiedTime(file);
    this.byHash = read(file);
    this.looked = nanoTime.getAsLong();
  }

  /**
   * Reads a file.
   *
   * @throws IOException with a sentence for people, if it cannot be read or a line is wrong
   */
  public static StaticTokens of(Path file) throws IOException {
    return of(file, System::nanoTime);
  }

  static StaticTokens of(Path file, LongSupplier nanoTime) throws IOException {
    return new StaticTokens(file, nanoTime);
  }

  private static Map<String, Caller> read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (bytes.length > MOST_BYTES || lines.size() > MOST_LINES) {
      throw new IOException(
          "%s is larger than %,d lines; for so many people use api.oidc"
              .formatted(file, MOST_LINES));
    }
    Map<String, Caller> read = new HashMap<>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        add(read, line, "%s, line %d".formatted(file, number));
      }
    }
    return read;
  }

  private static void add(Map<String, Caller> read, String line, String place) throws IOException {
    List<String> fields = Stream.of(line.split(";", -1)).map(String::strip).toList();
    if (fields.size() != FIELDS || fields.get(0).isEmpty()) {
      throw new IOException(
          place
              + ": expected 'name; roles; legal entities; hash'; 'dijkwacht api token NAME' prints"
              + " such a line");
    }
    if (!HASH.matcher(fields.get(3)).matches()) {
      throw new IOException(place + ": the hash is no SHA-256 in 64 lower-case hex digits");
    }
    Set<Role> roles = Set.copyOf(roles(fields.get(1), place));
    read.put(fields.get(3), new Caller(fields.get(0), roles, names(fields.get(2))));
  }

  private static Set<Role> roles(String text, String place) throws IOException {
    Set<String> labels = names(text);
    Set<Role> roles =
        labels.stream().flatMap(label -> Role.ofLabel(label).stream()).collect(Collectors.toSet());
    if (roles.size() != labels.size() || roles.isEmpty()) {
      throw new IOException(
          "%s: expected roles out of %s"
              .formatted(
                  place,
                  Stream.of(Role.values()).map(Role::label).collect(Collectors.joining(", "))));
    }
    return roles;
  }

  private static Set<String> names(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Outcome of(String token) {
    look();
    Caller caller = byHash.get(new StaticToken(token).hash());
    return caller == null
        ? new Outcome.Refused("This token is not known; ask who runs Dijkwacht for one.")
        : new Outcome.Known(caller);
  }

  private void look() {
    long now = nanoTime.getAsLong();
    if (now - looked < LOOK.toNanos()) {
      return;
    }
    looked = now;
    try {
      FileTime time = Files.getLastModifiedTime(file);
      if (!time.equals(changed)) {
        changed = time;
        byHash = read(file);
      }
    } catch (IOException e) {
      LOG.warn("The tokens that were read before still hold: {}", e.getMessage());
    }
  }
}
