package nl.dijkwacht.collectors.polling;

import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * One asking of a question.
 *
 * @param last how far it came before, or null if it was never asked
 */
record Round(Shard shard, Tenure tenure, @Nullable PollCheckpoint last) {}
