package nl.dijkwacht.app.publication;

import java.time.Duration;
import java.util.Optional;
import nl.dijkwacht.topics.catalogue.DocumentManifest;

/**
 * What an instance works with, and where it is from.
 *
 * @param publication empty if nothing is published
 * @param took from when the publication was read until it could be used (monotonic clock)
 */
record InEffect<S>(
    Composition<S> composition, Optional<DocumentManifest> publication, Duration took) {

  S content() {
    return composition.made().content();
  }

  /** In one sentence, without names: anyone who reaches the health page reads it. */
  String summary() {
    return publication.map(this::summary).orElse("nothing is published");
  }

  private String summary(DocumentManifest manifest) {
    return "publication %d with %d documents%s%s"
        .formatted(
            manifest.number(),
            manifest.documents().size(),
            count(
                DocumentStatus.LAST_GOOD, "of which %d cannot be used and keep their last version"),
            count(DocumentStatus.BROKEN, "of which %d cannot be used and have no earlier version"));
  }

  private String count(DocumentStatus status, String words) {
    int count = composition.count(status);
    return count == 0 ? "" : ", " + words.formatted(count);
  }
}
