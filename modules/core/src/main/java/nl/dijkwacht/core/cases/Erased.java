package nl.dijkwacht.core.cases;

import java.time.Instant;
import nl.dijkwacht.core.resource.ResourceId;

/**
 * An object that was reported erased, by which reads of it after that are found.
 *
 * @param resource that it lay on
 * @param objectHash as {@link nl.dijkwacht.core.access.AccessEvent#object} gives it; never its name
 * @param caseId of the request that it was erased for
 * @param at from when on it is gone (wall clock)
 */
public record Erased(ResourceId resource, String objectHash, String caseId, Instant at) {

  /** {@code resource#objectHash}: what an object of a resource is found by. */
  public static String key(ResourceId resource, String objectHash) {
    return resource + "#" + objectHash;
  }

  public String key() {
    return key(resource, objectHash);
  }
}
