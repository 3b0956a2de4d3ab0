package nl.dijkwacht.app.publication;

import java.time.Duration;
import java.util.Optional;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.topics.RuleManifest;

/**
 * The rules that an instance detects with, and where they are from.
 *
 * @param publication empty if nothing is published
 * @param took from when the publication was read until its rules could be used (monotonic clock)
 */
record RulesInEffect(Composition composition, Optional<RuleManifest> publication, Duration took) {

  RuleSet rules() {
    return composition.rules();
  }

  /** In one sentence, without names: anyone who reaches the health page reads it. */
  String summary() {
    return publication.map(this::summary).orElse("nothing is published");
  }

  private String summary(RuleManifest manifest) {
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
