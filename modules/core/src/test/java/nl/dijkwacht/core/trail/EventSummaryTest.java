package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signals;
import org.junit.jupiter.api.Test;

class EventSummaryTest {

  private static final Instant COLLECTED = Instant.parse("2026-03-01T12:05:00Z");

  @Test
  void whoWhatWhereAndWhenAreKept() {
    TrailEvent event =
        Events.with(
            "'eventID':'e','awsRegion':'eu-west-1','recipientAccountId':'111122223333',"
                + "'sourceIPAddress':'AWS Internal','userAgent':'[S3Console/0.4]','errorCode':'AccessDenied'");
    Provenance provenance = new Provenance("s3://trail/a.json.gz", 3);
    assertThat(EventSummary.of(event, COLLECTED, provenance))
        .isEqualTo(
            new EventSummary(
                "e",
                Signals.START,
                COLLECTED,
                "s3.amazonaws.com",
                "GetObject",
                "111122223333",
                "eu-west-1",
                new Principal(Principal.Kind.UNKNOWN, "unknown", null),
                "AWS Internal",
                "[S3Console/0.4]",
                "AccessDenied",
                provenance));
    assertThat(provenance).hasToString("s3://trail/a.json.gz#3");
  }

  @Test
  void whatIsMissingIsEmptyOrNull() {
    EventSummary summary = EventSummary.of(Events.with("'errorCode':null"), COLLECTED, null);
    assertThat(summary.account()).isEmpty();
    assertThat(summary.region()).isEmpty();
    assertThat(summary.sourceAddress()).isNull();
    assertThat(summary.userAgent()).isNull();
    assertThat(summary.errorCode()).isNull();
    assertThat(summary.provenance()).isNull();
  }

  @Test
  void aSummaryOutlivesTheReadersNextRecord() {
    TrailEventReader reader = new TrailEventReader();
    String record =
        "{'eventSource':'a','eventName':'%s','eventTime':'2026-03-01T12:00:00Z','eventID':'%s'}";
    TrailReading reading = reader.read(Events.bytes(record.formatted("First", "e-1")));
    assertThat(reading).isInstanceOf(TrailReading.Event.class);
    EventSummary first = EventSummary.of(((TrailReading.Event) reading).event(), COLLECTED, null);
    reader.read(Events.bytes(record.formatted("Second", "e-2")));
    assertThat(first.eventId()).isEqualTo("e-1");
    assertThat(first.eventName()).isEqualTo("First");
  }

  @Test
  void theOrderIsByEventTimeAndThenById() {
    EventSummary early = Signals.fresh("b", 0, Level.LOW).event();
    EventSummary sameTime = Signals.fresh("c", 0, Level.LOW).event();
    EventSummary late = Signals.fresh("a", 1, Level.LOW).event();
    assertThat(EventSummary.BY_EVENT_TIME.compare(early, sameTime)).isNegative();
    assertThat(EventSummary.BY_EVENT_TIME.compare(sameTime, late)).isNegative();
    assertThat(EventSummary.BY_EVENT_TIME.compare(late, late)).isZero();
  }
}
