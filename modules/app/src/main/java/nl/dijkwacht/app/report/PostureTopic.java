package nl.dijkwacht.app.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;

/** How all resources stand now, as the topic of the drift stage has it. */
public record PostureTopic(Map<String, String> clientProperties, TopicPrefix prefix) {

  /** A million states take a fraction of it. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  public PostureTopic {
    clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * Makes the score of all that the topic holds.
   *
   * @param at when exceptions have to be in effect (wall clock)
   * @throws IOException with a sentence for people, if the topic cannot be read
   */
  public ScoreReport report(List<Control> controls, Registers registers, Instant at)
      throws IOException {
    return ScoreReport.of(tally(registers, at, account -> true), controls, registers, at);
  }

  /** Counts the resources of some accounts. */
  PostureTally tally(Registers registers, Instant at, Predicate<String> accounts)
      throws IOException {
    PostureTally tally = new PostureTally(registers, at, accounts);
    CompactedTopicReader reader =
        new CompactedTopicReader(new HashMap<>(clientProperties), prefix, LIMIT);
    if (reader.visit(Topics.POSTURES, tally) instanceof Outcome.Failed<Long> failed) {
      throw new IOException(failed.sentence());
    }
    return tally;
  }
}
