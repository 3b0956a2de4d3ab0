package nl.dijkwacht.streams.behaviour;

import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.streams.runtime.FollowedTopic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.jspecify.annotations.Nullable;

/**
 * Follows whose habits are not used, since processing of what is held on them is restricted (Art.
 * 18 AVG). Asked with the id of a principal. Thread-safe.
 */
public final class RestrictionWatcher implements Predicate<String>, AutoCloseable {

  private final FollowedTopic<Restriction> restrictions;

  private RestrictionWatcher(FollowedTopic<Restriction> restrictions) {
    this.restrictions = restrictions;
  }

  /**
   * Reads all restrictions, and follows them from then on.
   *
   * @param reader of the cluster's topics; its time limit holds for reading them all
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static RestrictionWatcher start(CompactedTopicReader reader) throws IOException {
    return new RestrictionWatcher(FollowedTopic.start(reader, Topics.RESTRICTIONS));
  }

  @Override
  public boolean test(String principalId) {
    Map<String, Restriction> known = restrictions.known();
    return !known.isEmpty()
        && Restriction.names(principalId).stream()
            .anyMatch(name -> known.containsKey(Restriction.keyOf(Restriction.Kind.PERSON, name)));
  }

  public int count() {
    return restrictions.known().size();
  }

  /** Why they cannot be followed now, as a sentence; null if they are. */
  public @Nullable String problem() {
    return restrictions.problem();
  }

  @Override
  public void close() {
    restrictions.close();
  }
}
