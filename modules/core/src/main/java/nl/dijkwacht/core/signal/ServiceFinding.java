package nl.dijkwacht.core.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another service of AWS found.
 *
 * @param id by which the service updates it; the same for a member and its administrator, and
 *     whether the service told it or Security Hub passed it on
 * @param service that found it
 * @param via that told it: Security Hub passes on what others found
 * @param account the finding is about, 12 digits
 * @param type by the service's own names
 * @param resources the finding is about: ARNs, or ids where there is none
 * @param sample whether it was made to try something out
 * @param archived whether somebody or something put it away
 * @param firstSeen when it began (event time)
 * @param updatedAt when the service last changed it (event time); with the id it names one version
 * @param count how often it happened so far
 * @param detail the finding as it came, without nulls
 */
public record ServiceFinding(
    String id,
    Service service,
    Service via,
    String account,
    String region,
    Level level,
    String type,
    String title,
    @Nullable String description,
    List<String> resources,
    boolean sample,
    boolean archived,
    Instant firstSeen,
    Instant updatedAt,
    long count,
    Map<String, Object> detail) {

  /** Who found it. */
  public enum Service {
    GUARD_DUTY,
    MACIE,
    SECURITY_HUB,
    /** A rule of AWS Config that a resource does not comply with, or does again. */
    CONFIG
  }

  public ServiceFinding {
    resources = List.copyOf(resources);
    detail = Map.copyOf(detail);
  }
}
