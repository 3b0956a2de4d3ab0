package nl.dijkwacht.streams.detect.minutes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.SourceAddress;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Access} while it is counted. What it holds depends on the set of its events, and not on
 * their order; each event comes once. Mutable; for one thread.
 */
public final class Minute {

  /** Networks and user agents that are kept by name. */
  private static final int MOST_NAMES = 16;

  AssetRef asset;
  Accessor accessor;
  EventSummary first;
  EventSummary latest;
  Access.Counts calls = Access.Counts.NONE;
  long failures;
  long bytes;
  long withoutMfa;
  long revision;
  long collectedAt;
  boolean changed;
  ObjectSketch objects = new ObjectSketch();
  final SortedMap<String, Long> countries = new TreeMap<>();
  final SortedSet<String> writtenFrom = new TreeSet<>();
  final SortedSet<String> networks = new TreeSet<>();
  final SortedSet<String> userAgents = new TreeSet<>();

  /** Of an event that is not counted yet. */
  public Minute(AccessEvent event) {
    this(event.asset(), event.accessor(), event.event(), event.event());
  }

  Minute(AssetRef asset, Accessor accessor, EventSummary first, EventSummary latest) {
    this.asset = asset;
    this.accessor = accessor;
    this.first = first;
    this.latest = latest;
  }

  /** The key of an event's minute: who, what, and when it began, milliseconds since the epoch. */
  public static String key(AccessEvent event) {
    return event.event().principal().id()
        + " "
        + event.asset().key()
        + " "
        + beginning(event.event()).toEpochMilli();
  }

  private static Instant beginning(EventSummary event) {
    return event.eventTime().truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * Counts an event.
   *
   * @param country of its address, as {@link Access.Country#code}
   * @param collected milliseconds since the epoch
   */
  public void add(AccessEvent access, String country, long collected) {
    EventSummary event = access.event();
    if (access.failed()) {
      failures++;
    } else {
      calls = calls.plus(access.kind());
      bytes += access.bytes();
      objects.addAll(access.objects());
    }
    if (Boolean.FALSE.equals(access.mfa())) {
      withoutMfa++;
    }
    if (!access.failed()) {
      addCountry(access.kind(), country);
    }
    String address = event.sourceAddress();
    addName(networks, address == null ? null : SourceAddress.network(address));
    addName(userAgents, UserAgentFamily.of(event.userAgent()));
    accessor = accessor.orMoreNotable(access.accessor());
    collectedAt = Math.max(collectedAt, collected);
    if (EventSummary.BY_EVENT_TIME.compare(event, first) < 0) {
      first = event;
    }
    if (EventSummary.BY_EVENT_TIME.compare(event, latest) >= 0) {
      latest = event;
      asset = access.asset();
    }
  }

  private void addCountry(AccessKind kind, String country) {
    if (kind.isDisclosing()) {
      countries.merge(country, 1L, Long::sum);
    } else {
      writtenFrom.add(country);
    }
  }

  private static void addName(SortedSet<String> names, @Nullable String name) {
    if (name != null && names.add(name) && names.size() > MOST_NAMES) {
      names.remove(names.last());
    }
  }

  /** Whether it holds more than what was written of it. */
  public boolean isChanged() {
    return changed;
  }

  /** Notes that it holds more than what was written of it. */
  public void change() {
    changed = true;
  }

  /** When the last of its events was collected, milliseconds since the epoch. */
  public long collectedAt() {
    return collectedAt;
  }

  /** What is to be written of it now; that counts as a revision. */
  public Access write() {
    changed = false;
    revision++;
    Principal principal = latest.principal();
    return new Access(
        principal,
        asset,
        accessor,
        beginning(latest),
        calls,
        failures,
        bytes,
        objects.count(),
        objects.text(),
        countries.entrySet().stream()
            .map(country -> new Access.Country(country.getKey(), country.getValue()))
            .toList(),
        writtenFrom.stream().toList(),
        networks.stream().toList(),
        userAgents.stream().toList(),
        withoutMfa,
        first,
        latest,
        revision);
  }
}
