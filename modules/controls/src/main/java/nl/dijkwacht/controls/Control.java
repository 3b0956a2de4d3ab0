package nl.dijkwacht.controls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.core.signal.RuleRef;

/**
 * What a control says of itself.
 *
 * @param ref what findings tell of it: its title, why it matters and the steps of its remedy, in
 *     English and, as far as it has them, in Dutch; its level, tags of its mappings
 * @param titleNl its title in Dutch
 * @param resourceTypes by AWS Config's names
 * @param headline which of the five it counts for, if any
 * @param grace after a resource was made (event time), within which a failure does not count yet
 * @param changedBy calls that can change its result, as {@code eventSource/eventName}
 * @param watchesLogging whether it keeps what is done visible, so that its failure is everybody's
 */
public record Control(
    RuleRef ref,
    String titleNl,
    Set<String> resourceTypes,
    Optional<Headline> headline,
    List<Mapping> mappings,
    Duration grace,
    Set<String> changedBy,
    boolean watchesLogging) {

  public Control {
    resourceTypes = Set.copyOf(resourceTypes);
    mappings = List.copyOf(mappings);
    changedBy = Set.copyOf(changedBy);
  }

  /** Unique among all controls, such as {@code s3-bucket-public-access-blocked}. */
  public String id() {
    return ref.id();
  }
}
