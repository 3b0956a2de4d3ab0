package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Looks for who a pseudonym stands for, among those whom findings name, who accessed personal data
 * and who changed something. It ends with the first that fits, and remembers so many names at most
 * that memory is bounded.
 */
public final class IdentitySearch {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int MOST_REMEMBERED = 200_000;
  private static final int PROGRESS_EACH = 10_000;

  private final CompactedTopicReader reader;
  private final PseudonymKeys keys;
  private final LongConsumer progress;

  /**
   * @param progress told now and then how many records were looked through
   */
  public IdentitySearch(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      PseudonymKeys keys,
      LongConsumer progress) {
    this.reader = new CompactedTopicReader(new HashMap<>(clientProperties), prefix, LIMIT);
    this.keys = keys;
    this.progress = progress;
  }

  /**
   * Who it stands for; empty if nobody who is known.
   *
   * @throws IOException with a sentence for people, if a topic cannot be read to its end
   */
  public Optional<String> find(String pseudonym) throws IOException {
    Looking looking = new Looking(pseudonym);
    look(Topics.FINDINGS, looking, Identities::of);
    if (looking.found == null) {
      look(Topics.ACCESSES, looking, Identities::of);
    }
    if (looking.found == null) {
      look(Topics.CHANGES, looking, Identities::of);
    }
    return Optional.ofNullable(looking.found);
  }

  private <V> void look(Topic<V> topic, Looking looking, BiConsumer<V, Consumer<String>> identities)
      throws IOException {
    Outcome<Long> outcome =
        reader.visit(
            topic,
            new CompactedTopicReader.Visitor<V>() {
              @Override
              public void record(String key, Reading<V> reading) {
                looking.progress();
                if (reading instanceof Reading.Value<V> read && looking.found == null) {
                  identities.accept(read.value(), looking::consider);
                }
              }

              @Override
              public void removed(String key) {
                looking.progress();
              }

              @Override
              public boolean isSatisfied() {
                return looking.found != null;
              }
            });
    if (outcome instanceof Outcome.Failed<Long> failed) {
      throw new IOException(failed.sentence());
    }
  }

  private final class Looking {

    private final String pseudonym;
    private final Set<String> considered = new HashSet<>();
    private long records;
    private @Nullable String found;

    Looking(String pseudonym) {
      this.pseudonym = pseudonym;
    }

    void progress() {
      records++;
      if (records % PROGRESS_EACH == 0) {
        progress.accept(records);
      }
    }

    void consider(String identity) {
      if (considered.size() >= MOST_REMEMBERED) {
        considered.clear();
      }
      if (!identity.isEmpty() && considered.add(identity) && keys.standsFor(pseudonym, identity)) {
        found = identity;
      }
    }
  }
}
