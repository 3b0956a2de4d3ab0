package nl.dijkwacht.core.access;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who touched which asset, how much, in one minute ("data access"): what behaviour is judged on. It
 * is written again when more of the minute is known; the one with the highest revision holds, and
 * it is a function of the set of the minute's events.
 *
 * @param principal workloads by their role, people by theirs and the name of their session
 * @param minute its beginning (event time)
 * @param calls that succeeded, of each kind
 * @param failures calls that were refused or went wrong
 * @param bytes that went out, where records tell
 * @param objects how many different objects, items or files were named, estimated
 * @param objectsSketch the sketch behind it, in base 64, for counting over longer times; null if no
 *     object was named
 * @param countries calls that disclosed anything ({@link AccessKind#isDisclosing}) and succeeded,
 *     by country of the address, by code
 * @param writtenFrom countries of the addresses of calls that only changed or removed something and
 *     succeeded, as {@link Country#code} has them
 * @param networks of the addresses (/24 and /48), the first 16 by name
 * @param userAgents families of the tools, such as {@code aws-cli}, the first 16 by name
 * @param withoutMfa calls of people whose session was opened without multi-factor authentication
 * @param first the event that happened first (event time)
 * @param latest the event that happened last (event time)
 * @param revision counts what was written of this minute, from 1
 */
public record Access(
    Principal principal,
    AssetRef asset,
    Accessor accessor,
    Instant minute,
    Counts calls,
    long failures,
    long bytes,
    long objects,
    @Nullable String objectsSketch,
    List<Country> countries,
    List<String> writtenFrom,
    List<String> networks,
    List<String> userAgents,
    long withoutMfa,
    EventSummary first,
    EventSummary latest,
    long revision) {

  public Access {
    countries = List.copyOf(countries);
    writtenFrom = List.copyOf(writtenFrom);
    networks = List.copyOf(networks);
    userAgents = List.copyOf(userAgents);
  }

  /** Calls that succeeded, of each {@link AccessKind}. */
  public record Counts(
      long reads,
      long lists,
      long writes,
      long deletes,
      long decrypts,
      long exports,
      long restores) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** One more of a kind. */
    public Counts plus(AccessKind kind) {
      return switch (kind) {
        case READ -> new Counts(reads + 1, lists, writes, deletes, decrypts, exports, restores);
        case LIST -> new Counts(reads, lists + 1, writes, deletes, decrypts, exports, restores);
        case WRITE -> new Counts(reads, lists, writes + 1, deletes, decrypts, exports, restores);
        case DELETE -> new Counts(reads, lists, writes, deletes + 1, decrypts, exports, restores);
        case DECRYPT -> new Counts(reads, lists, writes, deletes, decrypts + 1, exports, restores);
        case EXPORT -> new Counts(reads, lists, writes, deletes, decrypts, exports + 1, restores);
        case RESTORE -> new Counts(reads, lists, writes, deletes, decrypts, exports, restores + 1);
      };
    }

    /** How many there were of a kind. */
    public long of(AccessKind kind) {
      return switch (kind) {
        case READ -> reads;
        case LIST -> lists;
        case WRITE -> writes;
        case DELETE -> deletes;
        case DECRYPT -> decrypts;
        case EXPORT -> exports;
        case RESTORE -> restores;
      };
    }
  }

  /**
   * Calls from a country that succeeded and disclosed anything.
   *
   * @param code ISO 3166-1, two letters; {@code aws} where a service called, {@code unknown} where
   *     no file tells
   */
  public record Country(String code, long calls) {}

  /** {@code principal asset}, with a space between. */
  public String key() {
    return principal.id() + " " + asset.key();
  }
}
