package nl.dijkwacht.streams.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import nl.dijkwacht.core.Access;
import nl.dijkwacht.core.Accessor;
import nl.dijkwacht.core.AssetRef;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Principal;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.jspecify.annotations.Nullable;

/** A minute of access, as far as the tests look at it. */
record Touch(
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
    String source) {

  static final String ACCOUNT = "111122223333";

  /** So many are read in a second at most, so that each minute has objects of its own. */
  private static final long MOST_OBJECTS = 1_000;

  static final Duration DELAY = Duration.ofMinutes(4);

  static Touch person(String name, Instant minute) {
    return by(
        new Principal(
            Principal.Kind.PERSON_IN_ROLE,
            "arn:aws:iam::" + ACCOUNT + ":role/AWSReservedSSO_Arts_1a2b/" + name,
            ACCOUNT),
        Accessor.PERSON,
        minute);
  }

  static Touch workload(String name, Instant minute) {
    return by(
        new Principal(Principal.Kind.ROLE, "arn:aws:iam::" + ACCOUNT + ":role/" + name, ACCOUNT),
        Accessor.WORKLOAD,
        minute);
  }

  static Touch user(String name, Instant minute) {
    return by(
        new Principal(
            Principal.Kind.IAM_USER, "arn:aws:iam::" + ACCOUNT + ":user/" + name, ACCOUNT),
        Accessor.PERSON,
        minute);
  }

  static Touch by(Principal principal, Accessor accessor, Instant minute) {
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
        "s3.amazonaws.com");
  }

  Touch reads(long count) {
    return calls(
        new Access.Counts(
            count, 0, calls.writes(), calls.deletes(), calls.decrypts(), 0, calls.restores()));
  }

  Touch deletes(long count) {
    return calls(new Access.Counts(calls.reads(), 0, 0, count, 0, 0, 0));
  }

  Touch decrypts(long count) {
    return calls(new Access.Counts(calls.reads(), 0, 0, 0, count, 0, 0));
  }

  Touch restores(long count) {
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
        source);
  }

  Touch on(String other) {
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
        source);
  }

  Touch entry(String id) {
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
        source);
  }

  Touch fails(long count) {
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
        source);
  }

  /** The objects are those with numbers from this one on. */
  Touch objectsFrom(long first) {
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
        source);
  }

  Touch from(String otherCountry, String otherNetwork) {
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
        source);
  }

  Touch noMfa() {
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
        source);
  }

  Touch specialCategory() {
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
        source);
  }

  Touch revision(long number) {
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
        source);
  }

  Touch through(String service) {
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
        service);
  }

  Access access() {
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
        disclosed() == 0 ? List.of() : List.of(new Access.Country(country, disclosed())),
        calls.writes() + calls.deletes() == 0 ? List.of() : List.of(country),
        List.of(network),
        List.of("aws-cli"),
        withoutMfa,
        event,
        event,
        revision);
  }

  private long disclosed() {
    return calls.reads() + calls.decrypts() + calls.restores();
  }

  AssetRef asset() {
    return new AssetRef(
        new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", bucket),
        entry,
        null,
        special,
        "Radiologie",
        List.of("register"));
  }

  EventSummary event() {
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

  Instant collectedAt() {
    return minute.plus(DELAY).plusSeconds(revision);
  }

  private @Nullable String sketch() {
    ObjectSketch sketch = new ObjectSketch();
    sketch.addAll(
        LongStream.range(firstObject, firstObject + calls.reads())
            .mapToObj(object -> "%016x".formatted(new SplittableRandom(object).nextLong()))
            .toList());
    return sketch.text();
  }
}
