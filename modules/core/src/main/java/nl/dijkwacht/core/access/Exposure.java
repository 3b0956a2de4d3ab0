package nl.dijkwacht.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an asset failed a control that protects it, and who read it meanwhile. It is
 * written again when more is known; the one with the highest revision holds, and all else of it is
 * a function of the set of verdicts and accesses.
 *
 * @param id hash of resource, control and beginning
 * @param arn of the resource, if it is known
 * @param name of the resource, if it has one
 * @param control its id
 * @param from when it began to fail (event time)
 * @param until when it no longer failed (event time); null while it does
 * @param sight whether reads would be seen: where they would not, none proves nothing
 * @param reads of data and exports of the whole, in minutes that overlap that time
 * @param anonymousReads those by nobody in particular
 * @param foreignReads those from countries outside the European Economic Area; where a minute has
 *     reads and other calls, at most so many
 * @param objects how many different objects the calls of those minutes named, estimated: so many
 *     were read at most
 * @param objectsSketch the sketch behind it, in base 64; null if no object was named
 * @param readers who read most
 * @param otherReaders reads of all others
 * @param countries calls in those minutes by country of the address, no more a minute than it has
 *     reads
 * @param dataSubjects how many people the data that were read are about, at most; null if no
 *     register tells
 * @param events ids of events that show it, of the first minutes
 * @param revision counts what was written of it, from 1
 */
public record Exposure(
    String id,
    ResourceId resource,
    @Nullable String arn,
    @Nullable String name,
    String control,
    Kind kind,
    Instant from,
    @Nullable Instant until,
    Sight sight,
    long reads,
    long anonymousReads,
    long foreignReads,
    long objects,
    @Nullable String objectsSketch,
    List<Reader> readers,
    long otherReaders,
    List<Access.Country> countries,
    @Nullable Long dataSubjects,
    List<String> events,
    long revision) {

  public Exposure {
    readers = List.copyOf(readers);
    countries = List.copyOf(countries);
    events = List.copyOf(events);
  }

  /** The same without the sketch, which is of use only to who counts on. */
  public Exposure withoutSketch() {
    return new Exposure(
        id,
        resource,
        arn,
        name,
        control,
        kind,
        from,
        until,
        sight,
        reads,
        anonymousReads,
        foreignReads,
        objects,
        null,
        readers,
        otherReaders,
        countries,
        dataSubjects,
        events,
        revision);
  }

  /**
   * What of it is worth telling at once: equal as long as nothing is. Figures count by their
   * magnitude, so that one that grows is told seldom, and the first of its kind is.
   */
  public String outline() {
    return "%s %s %d %d %d %d %d"
        .formatted(
            until,
            sight,
            magnitude(reads),
            magnitude(anonymousReads),
            magnitude(foreignReads),
            magnitude(objects),
            magnitude(readers.size()));
  }

  private static int magnitude(long figure) {
    return Long.SIZE - Long.numberOfLeadingZeros(figure);
  }

  /** In what way a failing control exposes data. */
  public enum Kind {
    /** Others than those who were meant can reach them. */
    PUBLIC,
    /** They lie or travel unencrypted. */
    UNENCRYPTED,
    /** Who reads them is not logged. */
    UNLOGGED;

    /** Its name in lists and details of steps. */
    public String label() {
      return Exposure.label(this);
    }
  }

  /** Whether reads would be seen. */
  public enum Sight {
    SEEN,
    /** Only with data events on, and nothing shows that they are. */
    NOT_SHOWN,
    /** No event of AWS shows reads of such a resource. */
    UNSEEN;

    /** Its name in lists and details of steps. */
    public String label() {
      return Exposure.label(this);
    }
  }

  private static String label(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads by one principal. */
  public record Reader(Principal principal, long reads) {}
}
