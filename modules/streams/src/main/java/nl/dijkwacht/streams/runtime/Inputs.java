package nl.dijkwacht.streams.runtime;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/**
 * What tasks may know of the topics that they read, beside their records. Processors ask nothing
 * from outside themselves: the runtime does, and answers later. Thread-safe.
 */
public interface Inputs {

  /**
   * The stage's property that holds it. Where there is none, as without a cluster, nothing waits.
   */
  String CONFIG = "dijkwacht.inputs";

  /**
   * Behind which offsets nothing can be read yet. Returns at once; partitions that do not exist are
   * left out.
   */
  CompletionStage<Map<TopicPartition, Long>> ends(Set<TopicPartition> partitions);

  /** Whether the stage's consumer had fetched all of a partition when it last looked. */
  boolean isFetched(TopicPartition partition);
}
