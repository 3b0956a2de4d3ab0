package nl.dijkwacht.streams.drift;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import org.jspecify.annotations.Nullable;

/** States of a bucket, and calls on it. */
final class Bucket {

  static final String ACCOUNT = "111122223333";

  private Bucket() {}

  static ResourceId id(String name) {
    return new ResourceId("aws", ACCOUNT, "eu-west-1", "AWS::S3::Bucket", name);
  }

  /** A state as it is built up. */
  record State(
      String name,
      Instant at,
      Map<String, Object> flags,
      @Nullable Instant created,
      Source source,
      Status status,
      Map<String, String> tags,
      boolean tagsKnown) {

    State with(String flag, Object value) {
      Map<String, Object> more = new HashMap<>(flags);
      more.put(flag, value);
      return new State(name, at, more, created, source, status, tags, tagsKnown);
    }

    State created(@Nullable Instant when) {
      return new State(name, at, flags, when, source, status, tags, tagsKnown);
    }

    State from(Source where) {
      return new State(name, at, flags, created, where, status, tags, tagsKnown);
    }

    State as(Status what) {
      return new State(name, at, flags, created, source, what, tags, tagsKnown);
    }

    State tagged(Map<String, String> what) {
      return new State(name, at, flags, created, source, status, what, true);
    }

    State withoutTags() {
      return new State(name, at, flags, created, source, status, Map.of(), false);
    }

    ConfigurationItem item() {
      boolean polled = source == Source.POLLED;
      return new ConfigurationItem(
          id(name),
          "arn:aws:s3:::" + name,
          name,
          at,
          created,
          status,
          Long.toString(at.toEpochMilli()),
          tags,
          tagsKnown,
          polled ? Map.of() : flags,
          polled ? flags : Map.of(),
          List.of(),
          source);
    }
  }

  /** A state without flags, of a bucket that is old. */
  static State at(String name, Instant at) {
    return new State(
        name,
        at,
        Map.of(),
        Instant.parse("2025-01-01T00:00:00Z"),
        Source.NOTIFICATION,
        Status.PRESENT,
        Map.of(),
        true);
  }

  /** A call that sets a flag. */
  static Change set(String name, String flag, boolean fails, String who, Instant at) {
    return call(name, "Set" + flag, who, at, Change.Means.CONSOLE, Map.of(flag, fails));
  }

  /** A call that may change a flag and does not tell to what. */
  static Change touch(String name, String flag, String who, Instant at) {
    return call(name, "Touch" + flag, who, at, Change.Means.CONSOLE, null);
  }

  static Change call(
      String name,
      String event,
      String who,
      Instant at,
      Change.Means means,
      @Nullable Map<String, Object> request) {
    String id = StableId.of(List.of(name, event, who, at.toString(), String.valueOf(request)));
    EventSummary summary =
        new EventSummary(
            id,
            at,
            at.plusSeconds(2),
            "s3.amazonaws.com",
            event,
            ACCOUNT,
            "eu-west-1",
            new Principal(Principal.Kind.IAM_USER, who, ACCOUNT),
            "198.51.100.7",
            "console",
            null,
            null);
    return new Change(id, id(name), summary, means, null, true, request);
  }
}
