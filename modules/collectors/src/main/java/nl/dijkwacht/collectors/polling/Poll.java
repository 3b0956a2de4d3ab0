package nl.dijkwacht.collectors.polling;

import java.time.Duration;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked of AWS again and again. Any number of instances share all questions, and
 * each is asked by one of them at a time. An implementation is asked by one thread at a time, and
 * keeps nothing in memory that a checkpoint should hold, since another instance may ask next.
 */
public interface Poll {

  /**
   * Names it for good, and is the key of its checkpoint: {@code
   * lookup-events/111122223333/eu-west-1}.
   */
  String shard();

  /** From the end of one round to the beginning of the next (wall clock). */
  Duration interval();

  /**
   * Asks, as often as it takes to learn what is new, and hands out what came. Failures of AWS are
   * the SDK's {@code SdkException}; what was committed until then stays, and the next round begins
   * with the checkpoint that was committed last.
   *
   * @param last how far it came before, or null if it was never asked
   */
  void ask(@Nullable PollCheckpoint last, PollOutput out);
}
