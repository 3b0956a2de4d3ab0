package nl.dijkwacht.app.decisions;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.CompactedContent;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;

/**
 * What a compacted topic held when it was read.
 *
 * @param unreadable how many are of a schema that is not known here
 * @param id of each
 * @param kind what one is called, such as {@code finding}
 * @param list the command that shows those there are
 */
public record Standing<V>(
    Collection<V> all, int unreadable, Function<V, String> id, String kind, String list) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Shorter ones are typing mistakes more often than they name one. */
  private static final int SHORTEST = 4;

  private static final int MOST_NAMED = 5;

  public Standing {
    all = List.copyOf(all);
  }

  /**
   * Reads a topic.
   *
   * @throws IOException with a sentence for people, if it cannot be read
   */
  public static <V> Standing<V> read(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Topic<V> topic,
      Function<V, String> id,
      String kind,
      String list)
      throws IOException {
    Map<String, Object> connection = new HashMap<>(clientProperties);
    Outcome<CompactedContent<V>> outcome =
        new CompactedTopicReader(connection, prefix, LIMIT).read(topic);
    if (outcome instanceof Outcome.Failed<CompactedContent<V>> failed) {
      throw new IOException(failed.sentence());
    }
    CompactedContent<V> content = ((Outcome.Done<CompactedContent<V>>) outcome).value();
    return new Standing<>(content.values().values(), content.unreadable().size(), id, kind, list);
  }

  /**
   * What an id or its beginning names.
   *
   * @throws IOException with a sentence for people, if it names none or several
   */
  public V named(String beginning) throws IOException {
    String wanted = beginning.strip().toLowerCase(Locale.ROOT);
    if (wanted.length() < SHORTEST) {
      throw new IOException(
          "'%s' is too short for an id; give at least %d of its characters"
              .formatted(Terminal.plain(beginning), SHORTEST));
    }
    List<V> found = all.stream().filter(each -> id.apply(each).startsWith(wanted)).toList();
    if (found.isEmpty()) {
      throw new IOException(
          "there is no %s '%s'; '%s' shows those there are"
              .formatted(kind, Terminal.plain(beginning), list));
    }
    if (found.size() > 1) {
      throw new IOException(
          "'%s' is the beginning of %d ids; give more of it: %s"
              .formatted(Terminal.plain(beginning), found.size(), some(found)));
    }
    return found.get(0);
  }

  private String some(List<V> found) {
    List<String> ids = found.stream().map(id).sorted().limit(MOST_NAMED).toList();
    return String.join(", ", ids) + (found.size() > MOST_NAMED ? ", …" : "");
  }
}
