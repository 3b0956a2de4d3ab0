package nl.dijkwacht.core.privacy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of pseudonyms, of which the newest makes them (HMAC-SHA-256) and older ones are kept so
 * that theirs can still be resolved. Immutable and thread-safe.
 */
public final class PseudonymKeys implements Pseudonyms {

  /** Keys beyond this are no rotation but a mistake. */
  static final int MOST = 100;

  private static final Pattern PSEUDONYM = Pattern.compile("p-[0-9a-f]{6}-[a-z2-7]{16}");
  private static final int ID_START = 2;
  private static final int ID_END = 8;

  private final List<PseudonymKey> keys;

  /**
   * @param keys the oldest first, at least one
   */
  PseudonymKeys(List<PseudonymKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key");
    }
    this.keys = List.copyOf(keys);
  }

  /** One new key. */
  public static PseudonymKeys first(SecureRandom random, Instant now) {
    return new PseudonymKeys(List.of(made(random, now)));
  }

  /** With a new key besides those there are, which is used from now on. */
  public PseudonymKeys rotated(SecureRandom random, Instant now) {
    List<PseudonymKey> more = new ArrayList<>(keys);
    more.add(made(random, now));
    return new PseudonymKeys(more);
  }

  private static PseudonymKey made(SecureRandom random, Instant now) {
    byte[] secret = new byte[PseudonymKey.BYTES];
    random.nextBytes(secret);
    return new PseudonymKey(secret, now);
  }

  /**
   * Without a key, so that what was made with it can never be resolved again.
   *
   * @return null if there is no such key, or it is the one in use
   */
  public @Nullable PseudonymKeys retired(String keyId) {
    List<PseudonymKey> rest = keys.stream().filter(key -> !key.id().equals(keyId)).toList();
    return rest.size() == keys.size() || keyId.equals(inUse().id())
        ? null
        : new PseudonymKeys(rest);
  }

  /** All keys, the oldest first. */
  public List<PseudonymKey> all() {
    return keys;
  }

  /** The key that makes pseudonyms now. */
  public PseudonymKey inUse() {
    return keys.get(keys.size() - 1);
  }

  @Override
  public String of(String identity) {
    return inUse().pseudonym(identity);
  }

  /** Whether a text has the form of a pseudonym. */
  public static boolean isPseudonym(String text) {
    return PSEUDONYM.matcher(text).matches();
  }

  /** The key that made a pseudonym; null if it is none or its key was retired. */
  public @Nullable PseudonymKey keyOf(String pseudonym) {
    if (!isPseudonym(pseudonym)) {
      return null;
    }
    String id = pseudonym.substring(ID_START, ID_END);
    return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
  }

  /** Whether a pseudonym, of a key that is kept, stands for an identity. */
  public boolean standsFor(String pseudonym, String identity) {
    PseudonymKey key = keyOf(pseudonym);
    return key != null && key.pseudonym(identity).equals(pseudonym);
  }
}
