package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.decisions.Standing;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Holds on cases and restrictions of processing, as they stood when they were read.
 *
 * @param all those due for review first come first
 */
public record Restrictions(List<Restriction> all) {

  public Restrictions {
    all = List.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static Restrictions read(Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    Standing<Restriction> standing =
        Standing.read(
            clientProperties,
            prefix,
            Topics.RESTRICTIONS,
            Restriction::key,
            "restriction",
            "dijkwacht hold list");
    return new Restrictions(
        standing.all().stream()
            .sorted(Comparator.comparing(Restriction::reviewOn).thenComparing(Restriction::key))
            .toList());
  }

  /** The one on a case or a person; null if there is none. */
  public @Nullable Restriction on(Restriction.Kind kind, String about) {
    String key = Restriction.keyOf(kind, about);
    return all.stream().filter(each -> each.key().equals(key)).findFirst().orElse(null);
  }

  /** The one on what is held on a principal; null if there is none. */
  public @Nullable Restriction onPrincipal(String principalId) {
    for (String name : Restriction.names(principalId)) {
      Restriction found = on(Restriction.Kind.PERSON, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
