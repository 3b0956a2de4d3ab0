package nl.dijkwacht.streams.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a task has worked off what waited when it began: only then may the wall clock change
 * anything, since what waits may change it first. The ends of its inputs are asked for when it
 * begins, and each must be reached. At the very end there may be marks of transactions, which have
 * offsets and are no records: there it is reached if all was fetched and nothing of it comes any
 * more. For one task.
 */
public final class CaughtUp {

  private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

  /** Whatever was fetched is worked off in this time, unless another input is awaited too. */
  private static final long QUIET = Duration.ofSeconds(5).toMillis();

  /** Looking is not for nothing. */
  private static final long LOOK = Duration.ofMillis(500).toMillis();

  private final @Nullable Inputs inputs;
  private final Set<TopicPartition> awaited;
  private final long began;
  private final Map<TopicPartition, Heard> heard = new HashMap<>();
  private @Nullable CompletableFuture<Map<TopicPartition, Long>> ends;
  private long lookAt = Long.MIN_VALUE;

  /**
   * What came of a partition.
   *
   * @param behind the last record's offset and one
   * @param at when it came (wall clock, milliseconds since the epoch)
   */
  private record Heard(long behind, long at) {}

  private CaughtUp(@Nullable Inputs inputs, Set<TopicPartition> awaited, long began) {
    this.inputs = inputs;
    this.awaited = awaited;
    this.began = began;
  }

  /** For the task of a processor, which begins. */
  public static CaughtUp of(
      ProcessorContext<?, ?> context, TopicPrefix prefix, Collection<? extends Topic<?>> topics) {
    Inputs inputs = (Inputs) context.appConfigs().get(Inputs.CONFIG);
    Set<TopicPartition> awaited = new HashSet<>();
    if (inputs != null) {
      int partition = context.taskId().partition();
      topics.forEach(topic -> awaited.add(new TopicPartition(topic.fullName(prefix), partition)));
    }
    CaughtUp begun = new CaughtUp(inputs, awaited, context.currentSystemTimeMs());
    begun.ask();
    return begun;
  }

  private void ask() {
    if (inputs != null && !awaited.isEmpty()) {
      ends = inputs.ends(Set.copyOf(awaited)).toCompletableFuture();
    }
  }

  /** Takes note of the record that the context is at. */
  public void read(ProcessorContext<?, ?> context) {
    if (!awaited.isEmpty()) {
      context
          .recordMetadata()
          .ifPresent(
              record ->
                  heard.put(
                      new TopicPartition(record.topic(), record.partition()),
                      new Heard(record.offset() + 1, context.currentSystemTimeMs())));
    }
  }

  /**
   * Whether it has.
   *
   * @param now wall clock, milliseconds since the epoch
   */
  public boolean isDone(long now) {
    if (!awaited.isEmpty() && now >= lookAt) {
      lookAt = now + LOOK;
      Map<TopicPartition, Long> known = known();
      if (known != null) {
        awaited.removeIf(partition -> isReached(partition, known.getOrDefault(partition, 0L), now));
      }
    }
    return awaited.isEmpty();
  }

  /** The ends, once they are known. */
  private @Nullable Map<TopicPartition, Long> known() {
    if (ends == null || !ends.isDone()) {
      return null;
    }
    if (ends.isCompletedExceptionally()) {
      LOG.warn("Where the inputs of a task end could not be asked, and is asked again");
      ask();
      return null;
    }
    return ends.join();
  }

  private boolean isReached(TopicPartition partition, long end, long now) {
    Heard last = heard.get(partition);
    if (end == 0 || (last != null && last.behind() >= end)) {
      return true;
    }
    boolean quiet = now - (last == null ? began : last.at()) >= QUIET;
    return quiet && inputs != null && inputs.isFetched(partition);
  }
}
