package nl.dijkwacht.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.streams.detect.minutes.Minute;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.jspecify.annotations.Nullable;

/** A minute of access, as far as the tests look at it. */
public record Touch(
    Principal principal,
    Accessor accessor,
    String bucket,
    @Nullable String entry,
    Instant minute,
    Access.Counts calls,
    long failures,
    long firstObject,
    String country,
    String network,
    long withoutMfa,
    boolean special,
    long revision,
    String source,
    List<Access.Country> countries) {

  public static final String ACCOUNT = TrailRecord.ACCOUNT;

  private static final HexFormat HEX = HexFormat.of();

  /** The one that is touched if nothing else is said. */
  public static final ResourceId BUCKET =
      new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", "beelden");

  /** So many are read in a second at most, so that each minute has objects of its own. */
  private static final long MOST_OBJECTS = 1_000;

  public static final Duration DELAY = Duration.ofMinutes(4);

  public static Touch person(String name, Instant minute) {
    return by(
        new Principal(
            Principal.Kind.PERSON_IN_ROLE,
            "arn:aws:iam::" + ACCOUNT + ":role/AWSReservedSSO_Arts_1a2b/" + name,
            ACCOUNT),
        Accessor.PERSON,
        minute);
  }

  public static Touch workload(String name, Instant minute) {
    return by(
        new Principal(Principal.Kind.ROLE, "arn:aws:iam::" + ACCOUNT + ":role/" + name, ACCOUNT),
        Accessor.WORKLOAD,
        minute);
  }

  public static Touch user(String name, Instant minute) {
    return by(
        new Principal(
            Principal.Kind.IAM_USER, "arn:aws:iam::" + ACCOUNT + ":user/" + name, ACCOUNT),
        Accessor.PERSON,
        minute);
  }

  /** Somebody of another account. */
  public static Touch of(String account, Instant minute) {
    return by(
        new Principal(Principal.Kind.OTHER_ACCOUNT, "AROA" + account, account),
        Accessor.OTHER_ACCOUNT,
        minute);
  }

  public static Touch anonymous(Instant minute) {
    return by(
        new Principal(Principal.Kind.ANONYMOUS, "anonymous", null), Accessor.ANONYMOUS, minute);
  }

  public static Touch by(Principal principal, Accessor accessor, Instant minute) {
    return new Touch(
        principal,
        accessor,
        "beelden",
        null,
        minute,
        Access.Counts.NONE,
        0,
        minute.getEpochSecond() * MOST_OBJECTS,
        "NL",
        "145.97.8.0/24",
        0,
        false,
        1,
        "s3.amazonaws.com",
        List.of());
  }

  public Touch reads(long count) {
    return calls(
        new Access.Counts(
            count, 0, calls.writes(), calls.deletes(), calls.decrypts(), 0, calls.restores()));
  }

  /** With reads besides, from a country. */
  public Touch reads(String from, long count) {
    List<Access.Country> all = new ArrayList<>(countries);
    all.add(new Access.Country(from, count));
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        new Access.Counts(
            calls.reads() + count, 0, calls.writes(), calls.deletes(), calls.decrypts(), 0, 0),
        failures,
        firstObject,
        country,
        network,
        withoutMfa,
        special,
        revision,
        source,
        all);
  }

  /** As an access to the bucket of the registers; each minute names the same objects. */
  public Touch registered() {
    return entry("beelden").specialCategory().objectsFrom(0);
  }

  /** As it is written again. */
  public Touch again() {
    return revision(revision + 1);
  }

  public Touch writes(long count) {
    return calls(new Access.Counts(calls.reads(), 0, count, 0, 0, 0, 0));
  }

  public Touch deletes(long count) {
    return calls(new Access.Counts(calls.reads(), 0, 0, count, 0, 0, 0));
  }

  public Touch decrypts(long count) {
    return calls(new Access.Counts(calls.reads(), 0, 0, 0, count, 0, 0));
  }

  public Touch restores(long count) {
    return calls(new Access.Counts(0, 0, 0, 0, 0, 0, count));
  }

  private Touch calls(Access.Counts counts) {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        counts,
        failures,
        firstObject,
        country,
        network,
        withoutMfa,
        special,
        revision,
        source,
        countries);
  }

  public Touch on(String other) {
    return new Touch(
        principal,
        accessor,
        other,
        entry,
        minute,
        calls,
        failures,
        firstObject,
        country,
        network,
        withoutMfa,
        special,
        revision,
        source,
        countries);
  }

  public Touch entry(String id) {
    return new Touch(
        principal,
        accessor,
        bucket,
        id,
        minute,
        calls,
        failures,
        firstObject,
        country,
        network,
        withoutMfa,
        special,
        revision,
        source,
        countries);
  }

  public Touch fails(long count) {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        calls,
        count,
        firstObject,
        country,
        network,
        withoutMfa,
        special,
        revision,
        source,
        countries);
  }

  /** The objects are those with numbers from this one on. */
  public Touch objectsFrom(long first) {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        calls,
        failures,
        first,
        country,
        network,
        withoutMfa,
        special,
        revision,
        source,
        countries);
  }

  public Touch from(String otherCountry, String otherNetwork) {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        calls,
        failures,
        firstObject,
        otherCountry,
        otherNetwork,
        withoutMfa,
        special,
        revision,
        source,
        countries);
  }

  public Touch noMfa() {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        calls,
        failures,
        firstObject,
        country,
        network,
        calls.reads(),
        special,
        revision,
        source,
        countries);
  }

  public Touch specialCategory() {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        calls,
        failures,
        firstObject,
        country,
        network,
        withoutMfa,
        true,
        revision,
        source,
        countries);
  }

  public Touch revision(long number) {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        calls,
        failures,
        firstObject,
        country,
        network,
        withoutMfa,
        special,
        number,
        source,
        countries);
  }

  public Touch through(String service) {
    return new Touch(
        principal,
        accessor,
        bucket,
        entry,
        minute,
        calls,
        failures,
        firstObject,
        country,
        network,
        withoutMfa,
        special,
        revision,
        service,
        countries);
  }

  /** A minute as it is counted of reads from one country and refused ones from another. */
  public static Access readAndRefused(
      Touch who, String readFrom, int reads, String refusedFrom, int refused) {
    Minute minute = new Minute(who.call(AccessKind.READ, false, 0));
    who.count(minute, AccessKind.READ, false, readFrom, reads);
    who.count(minute, AccessKind.READ, true, refusedFrom, refused);
    return minute.write();
  }

  /** A minute as it is counted of reads from one country and writes from another. */
  public static Access readAndWritten(
      Touch who, String readFrom, int reads, String writtenFrom, int writes) {
    Minute minute = new Minute(who.call(AccessKind.READ, false, 0));
    who.count(minute, AccessKind.READ, false, readFrom, reads);
    who.count(minute, AccessKind.WRITE, false, writtenFrom, writes);
    return minute.write();
  }

  private void count(Minute into, AccessKind kind, boolean failed, String country, int calls) {
    for (int number = 0; number < calls; number++) {
      AccessEvent event = call(kind, failed, number);
      into.add(event, country, event.event().collectedAt().toEpochMilli());
    }
  }

  private AccessEvent call(AccessKind kind, boolean failed, int number) {
    Access like = registered().access();
    return new AccessEvent(
        kind + " " + failed + " " + number,
        like.asset(),
        like.first(),
        kind,
        accessor,
        failed,
        0,
        List.of(),
        null);
  }

  public Access access() {
    EventSummary event = event();
    return new Access(
        principal,
        asset(),
        accessor,
        minute,
        calls,
        failures,
        calls.reads() * 100_000,
        calls.reads(),
        calls.reads() == 0 ? null : sketch(),
        from(),
        calls.writes() + calls.deletes() == 0 ? List.of() : List.of(country),
        List.of(network),
        List.of("aws-cli"),
        withoutMfa,
        event,
        event,
        revision);
  }

  private List<Access.Country> from() {
    long disclosed = calls.reads() + calls.decrypts() + calls.restores();
    return disclosed == 0 || !countries.isEmpty()
        ? countries
        : List.of(new Access.Country(country, disclosed));
  }

  public AssetRef asset() {
    return new AssetRef(
        new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", bucket),
        entry,
        null,
        special,
        "Radiologie",
        List.of("register"));
  }

  public EventSummary event() {
    return new EventSummary(
        principal.id().hashCode() + "-" + bucket + "-" + minute.getEpochSecond(),
        minute.plusSeconds(5),
        collectedAt(),
        source,
        "GetObject",
        ACCOUNT,
        "eu-west-1",
        principal,
        "145.97.8.7",
        "aws-cli/2",
        null,
        null);
  }

  public Instant collectedAt() {
    return minute.plus(DELAY).plusSeconds(revision);
  }

  private @Nullable String sketch() {
    ObjectSketch sketch = new ObjectSketch();
    sketch.addAll(
        LongStream.range(firstObject, firstObject + calls.reads())
            .mapToObj(object -> HEX.toHexDigits(new SplittableRandom(object).nextLong()))
            .toList());
    return sketch.text();
  }
}
