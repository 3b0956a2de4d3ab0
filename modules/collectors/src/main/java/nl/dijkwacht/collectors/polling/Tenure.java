package nl.dijkwacht.collectors.polling;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The time during which this instance owns a partition of the checkpoints, and so asks the shards
 * in it. Who owned it, lost it and owns it again has a new one, since another instance may have
 * asked meanwhile. Thread-safe.
 */
final class Tenure {

  private final int partition;
  private @Nullable ConsumerGroupMetadata group;
  private boolean over;

  Tenure(int partition) {
    this.partition = partition;
  }

  int partition() {
    return partition;
  }

  /** Takes the membership by which the partition is owned now. */
  synchronized void renew(ConsumerGroupMetadata current) {
    // Between two memberships a consumer has generation -1, with which Kafka would let everything
    // pass: it takes it for a client that is in no group.
    if (current.generationId() >= 0) {
      group = current;
    }
  }

  synchronized void end() {
    over = true;
  }

  synchronized boolean isOver() {
    return over;
  }

  /** The membership to commit with; empty once it is over. */
  synchronized Optional<ConsumerGroupMetadata> group() {
    return over ? Optional.empty() : Optional.ofNullable(group);
  }
}
