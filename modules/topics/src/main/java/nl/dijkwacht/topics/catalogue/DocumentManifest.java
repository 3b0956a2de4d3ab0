package nl.dijkwacht.topics.catalogue;

import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.topics.wire.Payload;

/**
 * What a publication of rules, controls or registers consists of. Partitions have no order between
 * them; with this a reader knows when it has all documents of a publication, and those of no other.
 *
 * @param number counts the publications from 1
 * @param publishedAt wall clock of who published it
 * @param documents the hash of each document's bytes, by {@link
 *     nl.dijkwacht.core.StableId#ofBytes}, by the document's key
 */
public record DocumentManifest(long number, Instant publishedAt, Map<String, String> documents) {

  /** Its own key, which no document has: theirs end in {@code .yml} or {@code .yaml}. */
  public static final String KEY = "manifest";

  public static final Payload<DocumentManifest> PAYLOAD =
      Payload.json("rule-manifest", 1, 0, DocumentManifest.class);

  public DocumentManifest {
    documents = Map.copyOf(documents);
  }
}
