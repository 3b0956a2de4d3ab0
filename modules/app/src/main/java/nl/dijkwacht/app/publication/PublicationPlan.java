package nl.dijkwacht.app.publication;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import org.jspecify.annotations.Nullable;

/**
 * What publishing some documents would change.
 *
 * @param added keys that are not published
 * @param changed keys that are published with another text
 * @param removed keys that are published and no longer wanted
 * @param unchanged number of documents that are published as they are
 * @param needed whether it would change anything
 * @param manifest of the publication that it would be
 */
public record PublicationPlan(
    List<String> added,
    List<String> changed,
    List<String> removed,
    int unchanged,
    boolean needed,
    DocumentManifest manifest) {

  public PublicationPlan {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** Compares what is wanted with the texts that the topic holds, not only with its manifest. */
  static PublicationPlan of(PublishedDocuments now, List<PublishedDocument> wanted, Instant at) {
    Optional<Publication> before = now.publication();
    Map<String, String> listed =
        before.map(publication -> publication.manifest().documents()).orElse(Map.of());
    Map<String, PublishedDocument> held = before.map(Publication::documents).orElse(Map.of());
    Set<String> keys = wanted.stream().map(PublishedDocument::key).collect(Collectors.toSet());
    List<String> changing =
        wanted.stream()
            .filter(document -> isOther(document, held.get(document.key())))
            .map(PublishedDocument::key)
            .sorted()
            .toList();
    Set<String> removed = new TreeSet<>(listed.keySet());
    removed.addAll(now.texts().keySet());
    removed.removeAll(keys);
    boolean needed =
        before.isEmpty() || now.fault().isPresent() || !changing.isEmpty() || !removed.isEmpty();
    return new PublicationPlan(
        changing.stream().filter(key -> !listed.containsKey(key)).toList(),
        changing.stream().filter(listed::containsKey).toList(),
        List.copyOf(removed),
        keys.size() - changing.size(),
        needed,
        manifest(before, wanted, at));
  }

  private static boolean isOther(PublishedDocument wanted, @Nullable PublishedDocument published) {
    return published == null || !published.hash().equals(wanted.hash());
  }

  private static DocumentManifest manifest(
      Optional<Publication> before, List<PublishedDocument> wanted, Instant at) {
    long number = before.map(publication -> publication.manifest().number()).orElse(0L) + 1;
    return new DocumentManifest(
        number,
        at,
        wanted.stream().collect(Collectors.toMap(PublishedDocument::key, PublishedDocument::hash)));
  }
}
