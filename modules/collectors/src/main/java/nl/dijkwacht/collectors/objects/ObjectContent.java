package nl.dijkwacht.collectors.objects;

import java.io.InputStream;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;

/**
 * An object that is being read.
 *
 * @param backfill whether it is an old one
 * @param bytes its size, compressed where it is
 * @param metadata that whoever wrote it gave it, by lower-case names
 * @param itemsDone how many of its items are in the topics already
 * @param stream its bytes as they are stored; closing it does nothing
 */
public record ObjectContent(
    ObjectAnnouncement announcement,
    boolean backfill,
    long bytes,
    Map<String, String> metadata,
    long itemsDone,
    InputStream stream) {

  public ObjectContent {
    metadata = Map.copyOf(metadata);
  }
}
