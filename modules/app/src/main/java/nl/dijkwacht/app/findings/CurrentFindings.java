package nl.dijkwacht.app.findings;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.topics.CompactedContent;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.Outcome;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;

/**
 * The findings of a tenant as they stood when they were read.
 *
 * @param unreadable how many are of a schema that is not known here
 */
public record CurrentFindings(Collection<Finding> all, int unreadable) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Shorter ones are typing mistakes more often than they name one finding. */
  private static final int SHORTEST = 4;

  private static final int MOST_NAMED = 5;

  public CurrentFindings {
    all = List.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static CurrentFindings read(Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    Map<String, Object> connection = new HashMap<>(clientProperties);
    Outcome<CompactedContent<Finding>> outcome =
        new CompactedTopicReader(connection, prefix, LIMIT).read(Topics.FINDINGS);
    if (outcome instanceof Outcome.Failed<CompactedContent<Finding>> failed) {
      throw new IOException(failed.sentence());
    }
    CompactedContent<Finding> content = ((Outcome.Done<CompactedContent<Finding>>) outcome).value();
    return new CurrentFindings(content.values().values(), content.unreadable().size());
  }

  /**
   * The finding that an id or its beginning names.
   *
   * @throws IOException with a sentence for people, if it names none or several
   */
  public Finding named(String beginning) throws IOException {
    String wanted = beginning.strip().toLowerCase(Locale.ROOT);
    if (wanted.length() < SHORTEST) {
      throw new IOException(
          "'%s' is too short for an id; give at least %d of its characters"
              .formatted(Terminal.plain(beginning), SHORTEST));
    }
    List<Finding> found = all.stream().filter(finding -> finding.id().startsWith(wanted)).toList();
    if (found.isEmpty()) {
      throw new IOException(
          "there is no finding '%s'; 'dijkwacht findings list --all' shows those there are"
              .formatted(Terminal.plain(beginning)));
    }
    if (found.size() > 1) {
      throw new IOException(
          "'%s' is the beginning of %d ids; give more of it: %s"
              .formatted(Terminal.plain(beginning), found.size(), some(found)));
    }
    return found.get(0);
  }

  private static String some(List<Finding> found) {
    List<String> ids = found.stream().map(Finding::id).sorted().limit(MOST_NAMED).toList();
    return String.join(", ", ids) + (found.size() > MOST_NAMED ? ", …" : "");
  }
}
