package nl.dijkwacht.collectors.lookup;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nl.dijkwacht.collectors.polling.PollOutput;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/** One round of asking an account and Region. */
final class LookupRound {

  private static final int PAGE = 50;

  /** So many records are committed at once at most, if more follow. */
  private static final int STEP = 500;

  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  private final CloudTrailClient client;
  private final LookupRecords records;
  private final PollOutput out;
  private final Clock clock;
  private final Duration overlap;
  private final RecentIds recent;
  private Instant through;
  private Instant newest;
  private Instant ofAws = Instant.MAX;
  private long taken;
  private int uncommitted;

  /**
   * @param recent what was taken before
   * @param through up to this time all was taken (event time)
   */
  LookupRound(
      CloudTrailClient client,
      LookupRecords records,
      PollOutput out,
      Clock clock,
      Duration overlap,
      RecentIds recent,
      Instant through) {
    this.client = client;
    this.records = records;
    this.out = out;
    this.clock = clock;
    this.overlap = overlap;
    this.recent = recent;
    this.through = through;
    this.newest = Instant.MIN;
  }

  /** Up to this time all was taken (event time). */
  Instant through() {
    return through;
  }

  /** The newest event that was seen, whether or not it was new. */
  Instant newest() {
    return newest.equals(Instant.MIN) ? through : newest;
  }

  /** How many events were new. */
  long taken() {
    return taken;
  }

  /** Takes all of a slice; false if it was told to stop before. */
  boolean take(Slice slice) {
    LookupEventsRequest request = request(slice);
    Instant told = slice.left() == null ? Instant.MAX : slice.left();
    while (true) {
      LookupEventsResponse page = client.lookupEvents(request);
      noteTime(page);
      for (Event event : page.events()) {
        told = take(event, told);
      }
      if (page.nextToken() == null) {
        end(slice);
        return true;
      }
      if (uncommitted >= STEP) {
        commit(slice.cursor(told));
      }
      if (out.isStopping()) {
        return false;
      }
      request = request.toBuilder().nextToken(page.nextToken()).build();
    }
  }

  private static LookupEventsRequest request(Slice slice) {
    return LookupEventsRequest.builder()
        .startTime(slice.from())
        .endTime(slice.left())
        .maxResults(PAGE)
        .build();
  }

  /** Takes an event unless it is known; how far back has been told with it. */
  private Instant take(Event event, Instant told) {
    Instant time = event.eventTime() == null ? through : event.eventTime();
    if (recent.add(id(event), time)) {
      taken++;
      uncommitted++;
      records.of(event, taken).ifPresent(out::send);
    }
    newest = time.isAfter(newest) ? time : newest;
    return time.isBefore(told) ? time : told;
  }

  private static String id(Event event) {
    if (event.eventId() != null) {
      return event.eventId();
    }
    return StableId.of(List.of(String.valueOf(event.cloudTrailEvent())));
  }

  /**
   * Takes AWS's word for what time it is. What it has not told yet would never be asked for, if the
   * clock of this machine were believed where it is ahead.
   */
  private void noteTime(LookupEventsResponse page) {
    try {
      page.sdkHttpResponse()
          .firstMatchingHeader("Date")
          .map(date -> ZonedDateTime.parse(date, HTTP_DATE).toInstant())
          .ifPresent(date -> ofAws = date);
    } catch (DateTimeException e) {
      ofAws = Instant.MAX;
    }
  }

  private void end(Slice slice) {
    Instant reached = slice.to().isBefore(ofAws) ? slice.to() : ofAws;
    through = reached.isAfter(through) ? reached : through;
    recent.forgetBefore(through.minus(overlap));
  }

  /**
   * Commits what was taken.
   *
   * @param cursor where to go on, null after a whole slice
   */
  void commit(@Nullable String cursor) {
    out.checkpoint(new PollCheckpoint(through, cursor, recent.newest(), clock.instant()));
    records.counts().committed();
    uncommitted = 0;
  }
}
