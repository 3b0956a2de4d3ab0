package nl.dijkwacht.streams.drift.state;

import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;

/**
 * How a result came about, in milliseconds since the epoch (event time).
 *
 * @param result as of the newest state
 * @param since when the first state was captured that showed it
 * @param after when the last state was captured that showed another; {@link Long#MIN_VALUE} if none
 *     is known
 * @param before the result of that one; null if none is known
 */
public record Transition(Result result, long since, long after, @Nullable Result before) {}
