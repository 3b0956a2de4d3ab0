package nl.dijkwacht.topics.decisions;

import java.util.function.BiPredicate;
import java.util.function.Function;
import nl.dijkwacht.topics.catalogue.Topic;

/**
 * The topics by which decisions of a kind are sent and answered.
 *
 * @param key of a command's record
 * @param id of a command
 * @param answers in which it shows that a command was carried out
 * @param answered whether a record shows that of a command
 * @param deadLetters in which commands that are refused lie
 */
public record DecisionTopics<C, A>(
    Topic<C> commands,
    Function<C, String> key,
    Function<C, String> id,
    Topic<A> answers,
    BiPredicate<A, C> answered,
    Topic<byte[]> deadLetters) {}
