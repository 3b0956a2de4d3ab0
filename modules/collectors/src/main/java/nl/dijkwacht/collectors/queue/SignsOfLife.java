package nl.dijkwacht.collectors.queue;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.collectors.Heartbeats;
import nl.dijkwacht.collectors.messages.EventOrigin;
import nl.dijkwacht.core.Heartbeat;

/** Notes which sources a queue brought something of, once that is in Kafka. For one thread. */
final class SignsOfLife {

  private final Heartbeats heartbeats;
  private final QueueCounts counts;

  SignsOfLife(Heartbeats heartbeats, QueueCounts counts) {
    this.heartbeats = heartbeats;
    this.counts = counts;
  }

  /**
   * @param way by which the source is heard, the beginning of its name
   * @param happened event time of what arrived
   */
  void note(Heartbeat.Kind kind, String way, EventOrigin origin, Instant happened) {
    if (origin.isKnown()) {
      String source = String.join("/", way, origin.account(), origin.region());
      counts.note(
          () -> heartbeats.heard(kind, source, origin.account(), origin.region(), happened, 1));
    }
  }

  /** Those that are to be told now; each is handed out once. */
  List<Heartbeat> due() {
    return heartbeats.due();
  }
}
