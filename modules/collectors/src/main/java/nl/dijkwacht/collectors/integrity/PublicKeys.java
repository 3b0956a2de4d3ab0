package nl.dijkwacht.collectors.integrity;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;
import software.amazon.awssdk.services.cloudtrail.model.PublicKey;

/**
 * The public keys that CloudTrail's digest files are verified with, which each Region has of its
 * own, the same for all accounts. A key counts for a time if CloudTrail names it when asked for
 * that time, so one that was retired cannot sign what is new. What was asked once is remembered; a
 * key that was not there is asked for again after a while. Thread-safe.
 */
public final class PublicKeys implements AutoCloseable {

  private static final Duration AROUND = Duration.ofDays(1);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(5);
  private static final int MOST_KEYS = 10_000;
  private static final int MOST_PAGES = 100;
  private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,3}-\\d{1,2}");

  private final Function<String, CloudTrailClient> clientOfRegion;
  private final Clock clock;
  private final Map<String, CloudTrailClient> clients = new HashMap<>();
  private final Map<Id, SigningKey> keys = remembering();
  private final Map<Missed, Instant> missedAt = remembering();

  private record Id(String region, String fingerprint) {}

  private record Missed(Id id, Instant day) {}

  /**
   * @param clock tells when to ask again (wall clock)
   */
  public PublicKeys(AwsAccess access, Clock clock) {
    this(
        region ->
            access.client(CloudTrailClient.builder(), "cloudtrail", AwsPlace.ofRegion(region)),
        clock);
  }

  /**
   * @param clientOfRegion makes a client, which this closes
   */
  PublicKeys(Function<String, CloudTrailClient> clientOfRegion, Clock clock) {
    this.clientOfRegion = clientOfRegion;
    this.clock = clock;
  }

  /**
   * Looks for the key that signed a digest; asks CloudTrail if need be.
   *
   * @param region where the digest was made
   * @param at the end of the time that the digest covers
   */
  synchronized KeyLookup find(String region, String fingerprint, Instant at) {
    Id id = new Id(region, fingerprint);
    SigningKey known = keys.get(id);
    if (known != null && known.isValidAt(at)) {
      return new KeyLookup.Found(known);
    }
    Missed missed = new Missed(id, at.truncatedTo(ChronoUnit.DAYS));
    // The Region comes from a key in a bucket, and becomes part of a host name.
    if (!REGION.matcher(region).matches() || missedLately(missed)) {
      return new KeyLookup.Unknown();
    }
    try {
      ask(region, at);
    } catch (SdkException e) {
      return new KeyLookup.Failed(AwsFailure.of("Asking for CloudTrail's keys of " + region, e));
    }
    SigningKey found = keys.get(id);
    if (found == null || !found.isValidAt(at)) {
      missedAt.put(missed, clock.instant());
      return new KeyLookup.Unknown();
    }
    return new KeyLookup.Found(found);
  }

  private boolean missedLately(Missed missed) {
    Instant time = missedAt.get(missed);
    return time != null && clock.instant().isBefore(time.plus(ASK_AGAIN_AFTER));
  }

  private void ask(String region, Instant at) {
    CloudTrailClient client = clients.computeIfAbsent(region, clientOfRegion);
    String next = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      next = remember(region, at, page(client, at, next));
      if (next == null) {
        return;
      }
    }
  }

  private static ListPublicKeysResponse page(
      CloudTrailClient client, Instant at, @Nullable String token) {
    return client.listPublicKeys(
        r -> r.startTime(at.minus(AROUND)).endTime(at.plus(AROUND)).nextToken(token));
  }

  private @Nullable String remember(String region, Instant at, ListPublicKeysResponse response) {
    for (PublicKey key : response.publicKeyList()) {
      // Digests have been seen outside the validity of the key that CloudTrail names for them.
      signingKey(key)
          .ifPresent(k -> keys.put(new Id(region, key.fingerprint()), k.validAlsoAt(at)));
    }
    return response.nextToken();
  }

  private static Optional<SigningKey> signingKey(PublicKey key) {
    if (key.value() == null
        || key.fingerprint() == null
        || key.validityStartTime() == null
        || key.validityEndTime() == null) {
      return Optional.empty();
    }
    Optional<RSAPublicKey> rsa = RsaKey.of(key.value().asByteArray());
    return rsa.map(k -> new SigningKey(k, key.validityStartTime(), key.validityEndTime()));
  }

  private static <K, V> Map<K, V> remembering() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST_KEYS;
      }
    };
  }

  @Override
  public synchronized void close() {
    for (CloudTrailClient client : clients.values()) {
      client.close();
    }
    clients.clear();
  }
}
