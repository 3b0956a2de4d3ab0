package nl.dijkwacht.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.core.Access;
import nl.dijkwacht.core.AccessEvent;
import nl.dijkwacht.core.AccessKind;
import nl.dijkwacht.core.Accessor;
import nl.dijkwacht.core.AssetRef;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Principal;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.streams.detect.minutes.Minute;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.jspecify.annotations.Nullable;

/** A minute of access to the bucket {@code beelden}, as far as the tests look at it. */
public record Minutes(
    Principal principal,
    Accessor accessor,
    Instant minute,
    Access.Counts calls,
    List<Access.Country> countries,
    long revision) {

  public static final String ACCOUNT = TrailRecord.ACCOUNT;
  public static final ResourceId BUCKET =
      new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", "beelden");

  /** One read by a person of the organisation. */
  public static Minutes person(String name, Instant minute) {
    String id = "arn:aws:iam::" + ACCOUNT + ":role/AWSReservedSSO_Arts_1a2b/" + name;
    return by(new Principal(Principal.Kind.PERSON_IN_ROLE, id, ACCOUNT), Accessor.PERSON, minute);
  }

  /** One read by somebody of another account. */
  public static Minutes of(String account, Instant minute) {
    Principal principal = new Principal(Principal.Kind.OTHER_ACCOUNT, "AROA" + account, account);
    return by(principal, Accessor.OTHER_ACCOUNT, minute);
  }

  public static Minutes anonymous(Instant minute) {
    Principal principal = new Principal(Principal.Kind.ANONYMOUS, "anonymous", null);
    return by(principal, Accessor.ANONYMOUS, minute);
  }

  public static Minutes by(Principal principal, Accessor accessor, Instant minute) {
    return new Minutes(principal, accessor, minute, Access.Counts.NONE, List.of(), 1);
  }

  /** With reads besides, from a country. */
  public Minutes reads(String country, long count) {
    List<Access.Country> all = new ArrayList<>(countries);
    all.add(new Access.Country(country, count));
    Access.Counts more =
        new Access.Counts(
            calls.reads() + count, calls.lists(), calls.writes(), calls.deletes(), 0, 0, 0);
    return new Minutes(principal, accessor, minute, more, all, revision);
  }

  /** With writes besides, from a country. */
  public Minutes writes(String country, long count) {
    List<Access.Country> all = new ArrayList<>(countries);
    all.add(new Access.Country(country, count));
    Access.Counts more = new Access.Counts(calls.reads(), 0, calls.writes() + count, 0, 0, 0, 0);
    return new Minutes(principal, accessor, minute, more, all, revision);
  }

  /** As it is written again. */
  public Minutes again() {
    return new Minutes(principal, accessor, minute, calls, countries, revision + 1);
  }

  /**
   * A minute as it is counted of calls on an asset: reads from one country, and calls that were
   * refused from another.
   */
  public static Access readAndRefused(
      Minutes who, String readFrom, int reads, String refusedFrom, int refused) {
    Access like = who.access();
    Minute minute = null;
    for (int call = 0; call < reads + refused; call++) {
      boolean failed = call >= reads;
      EventSummary event = like.first();
      AccessEvent counted =
          new AccessEvent(
              "call " + call,
              like.asset(),
              event,
              AccessKind.READ,
              like.accessor(),
              failed,
              0,
              List.of(),
              null);
      if (minute == null) {
        minute = new Minute(counted);
      }
      minute.add(counted, failed ? refusedFrom : readFrom, event.collectedAt().toEpochMilli());
    }
    return Objects.requireNonNull(minute).write();
  }

  public Access access() {
    EventSummary event =
        new EventSummary(
            principal.id() + "@" + minute,
            minute.plusSeconds(5),
            minute.plusSeconds(240),
            "s3.amazonaws.com",
            "GetObject",
            ACCOUNT,
            "eu-west-1",
            principal,
            "198.51.100.7",
            "aws-cli/2",
            null,
            null);
    return new Access(
        principal,
        new AssetRef(BUCKET, "beelden", null, true, "Radiologie", List.of("register")),
        accessor,
        minute,
        calls,
        0,
        calls.reads() * 1_000,
        calls.reads(),
        sketch(),
        countries,
        List.of(),
        List.of(),
        0,
        event,
        event,
        revision);
  }

  /** Each minute reads the same objects, from the first on. */
  private @Nullable String sketch() {
    ObjectSketch sketch = new ObjectSketch();
    for (long object = 0; object < calls.reads(); object++) {
      sketch.addAll(List.of(AccessEvent.object(BUCKET, "object " + object)));
    }
    return sketch.text();
  }
}
