package nl.dijkwacht.registers.countries;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import nl.dijkwacht.core.CountryCode;
import nl.dijkwacht.core.trail.SourceAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Countries by a file in MaxMind's format, such as GeoLite2-Country, that of DB-IP or of IPinfo. It
 * is held in memory, and read anew when it changes; one that cannot be read leaves what was read
 * before. Thread-safe.
 */
public final class CountryFile implements Countries {

  /** Files that tell cities are larger than those that tell countries; none has more than this. */
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  private static final Duration LOOKED_FOR_EACH = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(CountryFile.class);

  /** What tells one state of the file from another. */
  private record Stamp(long modifiedMillis, long size) {}

  private final Path file;
  private final InstantSource clock;
  private volatile Reader reader;
  private volatile Stamp stamp;
  private volatile long lookAt;

  private CountryFile(Path file, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.stamp = stamp(file);
    this.reader = read(file);
    this.lookAt = clock.millis() + LOOKED_FOR_EACH.toMillis();
  }

  /**
   * Reads a file.
   *
   * @param clock wall clock, by which it is looked after each 30 s
   * @throws IOException with a sentence for people, if it cannot be read or is of another format
   */
  public static CountryFile open(Path file, InstantSource clock) throws IOException {
    return new CountryFile(file, clock);
  }

  private static Stamp stamp(Path file) throws IOException {
    try {
      return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    } catch (IOException e) {
      throw new IOException(
          "The file of countries %s cannot be read (%s); correct its path or its permissions."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static Reader read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          "The file of countries %s has more than %,d bytes; use one that tells countries only."
              .formatted(file, MOST_BYTES));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Reader made = new Reader(in, new CHMCache());
      // A damaged file may show only when it is asked.
      made.get(InetAddress.getByAddress(new byte[] {8, 8, 8, 8}), Map.class);
      return made;
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "The file of countries %s is not in MaxMind's format, or damaged; get it anew."
              .formatted(file),
          e);
    }
  }

  @Override
  public String of(@Nullable String address) {
    if (address == null) {
      return UNKNOWN;
    }
    if (SourceAddress.isService(address)) {
      return AWS;
    }
    byte[] bytes = SourceAddress.bytes(address);
    return bytes == null ? UNKNOWN : country(bytes);
  }

  private String country(byte[] address) {
    lookAfter();
    try {
      Map<?, ?> record = reader.get(InetAddress.getByAddress(address), Map.class);
      return record == null ? UNKNOWN : country(record);
    } catch (IOException | RuntimeException e) {
      // A file without IPv6 refuses its addresses, and a damaged one some others.
      return UNKNOWN;
    }
  }

  /** Makers of such files write the code in one of these places. */
  private static String country(Map<?, ?> record) {
    String code = code(record.get("country"));
    code = code == null ? code(record.get("country_code")) : code;
    code = code == null ? code(record.get("registered_country")) : code;
    return Objects.requireNonNullElse(code, UNKNOWN);
  }

  private static @Nullable String code(@Nullable Object told) {
    Object code = told instanceof Map<?, ?> country ? country.get("iso_code") : told;
    return code instanceof String text && CountryCode.isOfCountry(text) ? text : null;
  }

  private void lookAfter() {
    long now = clock.millis();
    if (now < lookAt) {
      return;
    }
    synchronized (this) {
      if (now >= lookAt) {
        lookAt = now + LOOKED_FOR_EACH.toMillis();
        takeNew();
      }
    }
  }

  private void takeNew() {
    try {
      Stamp found = stamp(file);
      if (!found.equals(stamp)) {
        // Before it is read: what is written meanwhile makes another one.
        stamp = found;
        reader = read(file);
        LOG.info("The file of countries was read anew");
      }
    } catch (IOException e) {
      LOG.warn("{} Until then the one that was read before is used.", e.getMessage());
    }
  }

  /** When the file was made, as it says itself. */
  public Instant builtAt() {
    return reader.getMetadata().buildTime();
  }
}
