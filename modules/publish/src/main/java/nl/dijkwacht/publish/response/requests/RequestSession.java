package nl.dijkwacht.publish.response.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** What is in memory as long as this instance is the one that deals with requests. */
final class RequestSession implements AutoCloseable {

  private static final int RESERVE = 128 * 1024;

  private final RequestBook book;
  private final KafkaRequestJournal journal;
  private final Decisions decisions;
  private final Asking asking;
  private final ResponseMeters meters;
  private final Clock clock;

  RequestSession(
      RequestBook book,
      KafkaRequestJournal journal,
      Decisions decisions,
      Asking asking,
      ResponseMeters meters,
      Clock clock) {
    this.book = book;
    this.journal = journal;
    this.decisions = decisions;
    this.asking = asking;
    this.meters = meters;
    this.clock = clock;
  }

  /** Reads the requests as they stand, once no earlier self can write any more. */
  void open(CompactedTopicReader reader) {
    Outcome<Long> outcome =
        reader.visit(
            Topics.OUTCOMES,
            new CompactedTopicReader.Visitor<ResponseRequest>() {
              @Override
              public void record(String key, Reading<ResponseRequest> reading) {
                if (reading instanceof Reading.Value<ResponseRequest> read) {
                  book.put(read.value());
                } else {
                  // Not to know of a request would be to ask twice.
                  throw new KafkaException(
                      "A request was written by another version of Dijkwacht; use that one.");
                }
              }

              @Override
              public void removed(String key) {
                // Requests are removed by their age only.
              }
            });
    if (outcome instanceof Outcome.Failed<Long> failed) {
      throw new KafkaException(failed.sentence());
    }
    asking.resume();
  }

  /** Carries out a command, or sets it aside with the reason. */
  void take(ConsumerRecord<byte[], byte[]> record, ConsumerGroupMetadata group) {
    Reading<ResponseCommand> reading =
        Topics.RESPONSE_COMMANDS.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Unreadable<ResponseCommand> unreadable) {
      journal.setAside(record, unreadable.reason(), unreadable.detail(), group);
      return;
    }
    ResponseCommand command = ((Reading.Value<ResponseCommand>) reading).value();
    Instant now = clock.instant();
    Decided decided = decisions.decide(command, now);
    if (decided instanceof Decided.Refused refused) {
      journal.setAside(record, DeadLetterReason.REFUSED_COMMAND, refused.why(), group);
    } else if (decided instanceof Decided.Changed changed && !fit(changed.requests())) {
      journal.setAside(
          record,
          DeadLetterReason.OUTPUT_TOO_LARGE,
          "The alert is too large to be stored as evidence; act by hand.",
          group);
    } else if (decided instanceof Decided.Changed changed) {
      journal.changed(changed.requests(), record, group);
      changed.requests().forEach(book::put);
    } else if (decided instanceof Decided.Nothing nothing) {
      journal.changed(List.of(), record, group);
      if (command.action() == ResponseCommand.Action.PROPOSE) {
        meters.passedOver(decisions.policyOf(command), nothing.outcome());
      }
    }
  }

  /** Whether they can be stored, with what is still to happen to them. */
  private static boolean fit(List<ResponseRequest> requests) {
    return requests.stream()
        .allMatch(
            request ->
                Topics.OUTCOMES.payload().write(request).length < Payload.MAX_BYTES - RESERVE);
  }

  /** Does what is due. */
  void work() {
    asking.work();
    book.forget(clock.instant());
  }

  /** How many wait for a person. */
  int waiting() {
    return book.in(ResponseRequest.Status.PROPOSED).size();
  }

  @Override
  public void close() {
    journal.close();
  }
}
