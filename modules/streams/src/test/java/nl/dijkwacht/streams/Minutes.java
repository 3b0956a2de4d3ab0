package nl.dijkwacht.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** As it is written again. */
  public Minutes again() {
    return new Minutes(principal, accessor, minute, calls, countries, revision + 1);
  }

  /** A minute as it is counted of reads from one country and refused ones from another. */
  public static Access readAndRefused(
      Minutes who, String readFrom, int reads, String refusedFrom, int refused) {
    Minute minute = new Minute(who.call(AccessKind.READ, false, 0));
    who.count(minute, AccessKind.READ, false, readFrom, reads);
    who.count(minute, AccessKind.READ, true, refusedFrom, refused);
    return minute.write();
  }

  /** A minute as it is counted of reads from one country and writes from another. */
  public static Access readAndWritten(
      Minutes who, String readFrom, int reads, String writtenFrom, int writes) {
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
    Access like = access();
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
