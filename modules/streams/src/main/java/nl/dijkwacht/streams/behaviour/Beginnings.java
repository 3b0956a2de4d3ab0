package nl.dijkwacht.streams.behaviour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.access.Beginning;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.streams.behaviour.detector.Suspicion;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What roles and users began with. The first access of any who work in a role counts for the role:
 * where colleagues work already, one more is no news. Where it was so little that somebody may have
 * looked once, it is told if more follows soon.
 *
 * <p>Keys of the store are, for a grant, the role or user, and behind a control character {@code
 * g}, the time and the event; the grant is kept as it came. For a first access they are a control
 * character, {@code a}, and a hash of the role or user and the asset; {@link FirstAccess} says what
 * is kept.
 */
final class Beginnings {

  private static final Serde<Beginning> SERDE = Topics.BEGINNINGS.payload().storeSerde();
  private static final String SEPARATOR = "\u0001";
  private static final String GRANT = SEPARATOR + "g";
  private static final String ASSET = SEPARATOR + "a";

  /**
   * Of a role or user in an hour, of those by hand and by deployments each. The first of them stay:
   * whoever makes many cannot drive out one that was before an access.
   */
  private static final int MOST_GRANTS = 8;

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final int SLICE = 200;

  /** What is looked through once an hour is forgotten soon enough. */
  private static final Duration AFTER_ALL = Duration.ofHours(1);

  private final KeyValueStore<Bytes, byte[]> store;
  private final BehaviourOutput output;
  private final BehaviourSettings settings;
  private @Nullable Bytes position;

  /** Milliseconds since the epoch (wall clock). */
  private long nextLook;

  Beginnings(
      KeyValueStore<Bytes, byte[]> store, BehaviourOutput output, BehaviourSettings settings) {
    this.store = store;
    this.output = output;
    this.settings = settings;
  }

  /** That of a beginning. */
  static Bytes key(Beginning beginning) {
    AssetRef asset = beginning.asset();
    return asset == null
        ? bytes(grantKey(beginning.grantee(), beginning.event().eventTime()) + id(beginning))
        : bytes(ASSET + StableId.of(List.of(beginning.grantee(), asset.key())));
  }

  private static String id(Beginning beginning) {
    return beginning.event().eventId();
  }

  /** Of one length for all times since the epoch, so that their order is that of the keys. */
  private static String grantKey(String grantee, Instant time) {
    return grantee + GRANT + "%016x".formatted(Math.max(0, time.toEpochMilli()));
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes note of one; whether it is a first access that has to be judged. */
  boolean add(Beginning beginning) {
    Bytes key = key(beginning);
    if (beginning.asset() == null) {
      store.put(key, SERDE.serializer().serialize("", beginning));
      boundGrants(beginning);
      return false;
    }
    FirstAccess now = FirstAccess.of(beginning);
    byte[] stored = store.get(key);
    FirstAccess first = stored == null ? null : FirstAccess.read(stored);
    if (first == null || now.isBefore(first)) {
      store.put(key, now.toBytes());
      return true;
    }
    return now.continues(first, settings.beginning().few().within());
  }

  private void boundGrants(Beginning grant) {
    long hour = Math.floorDiv(grant.event().eventTime().toEpochMilli(), HOUR) * HOUR;
    Bytes from = bytes(grantKey(grant.grantee(), Instant.ofEpochMilli(hour)));
    Bytes to = bytes(grantKey(grant.grantee(), Instant.ofEpochMilli(hour + HOUR - 1)) + "~");
    List<Bytes> alike = new ArrayList<>();
    try (var range = store.range(from, to)) {
      range.forEachRemaining(
          entry -> {
            if (read(entry.value).deployment() == grant.deployment()) {
              alike.add(entry.key);
            }
          });
    }
    alike.subList(Math.min(MOST_GRANTS, alike.size()), alike.size()).forEach(store::delete);
  }

  private static Beginning read(byte[] stored) {
    return SERDE.deserializer().deserialize("", stored);
  }

  /** Judges a first access, or what continues one, unless an earlier one was learnt of since. */
  void judge(Beginning beginning) {
    byte[] stored = store.get(key(beginning));
    AssetRef asset = beginning.asset();
    if (stored == null || asset == null) {
      return;
    }
    FirstAccess first = FirstAccess.read(stored);
    if (!first.eventId().equals(id(beginning))
        && !FirstAccess.of(beginning).continues(first, settings.beginning().few().within())) {
      return;
    }
    Optional<Beginning> grant = grantBefore(beginning, settings.beginning().grantedWithin(), false);
    if (grant.isPresent()) {
      tell(beginning, asset, BehaviourRule.JUST_GRANTED, grantNote(beginning, grant.get()));
    } else if (!beginning.few()
        && beginning.watchedDays() >= settings.warmUp().watchedDays()
        && grantBefore(beginning, settings.beginning().deployedWithin(), true).isEmpty()) {
      tell(
          beginning,
          asset,
          BehaviourRule.FIRST_ACCESS,
          Note.of(
              "First access of %s to this asset, at %s; on %d of the 28 days before accesses were seen, and none of them was its own.",
              "Eerste toegang van %s tot deze bron, om %s; op %d van de 28 dagen daarvoor is toegang gezien, en nooit van deze principal.",
              beginning.grantee(),
              beginning.event().eventTime(),
              beginning.watchedDays()));
    }
  }

  private Optional<Beginning> grantBefore(Beginning access, Duration within, boolean deployment) {
    Instant at = access.event().eventTime();
    List<Beginning> grants = new ArrayList<>();
    Bytes from = bytes(grantKey(access.grantee(), at.minus(within)));
    Bytes to = bytes(grantKey(access.grantee(), at) + "~");
    try (var range = store.range(from, to)) {
      range.forEachRemaining(entry -> grants.add(read(entry.value)));
    }
    return grants.stream()
        .filter(grant -> grant.deployment() == deployment)
        .reduce((one, later) -> later);
  }

  private static Note grantNote(Beginning access, Beginning grant) {
    return Note.of(
        "First access to this asset at %s, %d minutes after %s by %s (%s).",
        "Eerste toegang tot deze bron om %s, %d minuten na %s door %s (%s).",
        access.event().eventTime(),
        Duration.between(grant.event().eventTime(), access.event().eventTime()).toMinutes(),
        grant.event().eventName(),
        grant.event().principal().id(),
        grant.kind() == Beginning.Kind.CREATED
            ? new Note("created", "gemaakt")
            : new Note("granted", "recht gegeven"));
  }

  private void tell(Beginning beginning, AssetRef asset, BehaviourRule rule, Note note) {
    output.tell(
        new Suspicion(rule, subject(beginning, asset), "first", note),
        beginning.event(),
        asset.resource().account());
  }

  private static Map<String, String> subject(Beginning beginning, AssetRef asset) {
    Map<String, String> subject = new LinkedHashMap<>();
    subject.put("grantee", Clipped.text(beginning.grantee()));
    subject.put("asset", Clipped.text(asset.key()));
    return subject;
  }

  /**
   * Removes what is too old, a slice at a time.
   *
   * @param now wall clock, milliseconds since the epoch
   */
  void forget(long now) {
    if (now < nextLook) {
      return;
    }
    long oldest = now - Duration.ofDays(settings.retentionDays()).toMillis();
    List<KeyValue<Bytes, byte[]>> looked = new ArrayList<>();
    try (var range = store.range(position, null)) {
      while (looked.size() < SLICE && range.hasNext()) {
        looked.add(range.next());
      }
    }
    for (KeyValue<Bytes, byte[]> entry : looked) {
      if (isForgotten(entry, oldest)) {
        store.delete(entry.key);
      }
    }
    boolean isThrough = looked.size() < SLICE;
    position = isThrough ? null : looked.get(looked.size() - 1).key;
    nextLook = isThrough ? now + AFTER_ALL.toMillis() : now;
  }

  /** First accesses of those who belong here stay, since others of their role come after them. */
  private static boolean isForgotten(KeyValue<Bytes, byte[]> entry, long oldest) {
    if (entry.key.get()[0] == SEPARATOR.charAt(0)) {
      FirstAccess access = FirstAccess.read(entry.value);
      return access.outsider() && access.millis() < oldest;
    }
    Beginning grant = read(entry.value);
    return grant.asset() != null || grant.event().eventTime().toEpochMilli() < oldest;
  }
}
