package nl.dijkwacht.core.cases;

import java.util.regex.Pattern;
import nl.dijkwacht.core.resource.ResourceId;

/**
 * An object that a person reports erased (Art. 17 AVG), without its name, which may hold personal
 * data.
 *
 * @param resource that it lay on, such as a bucket
 * @param objectHash as {@link nl.dijkwacht.core.access.AccessEvent#object} gives it
 */
public record ErasedObject(ResourceId resource, String objectHash) {

  private static final int LONGEST_RESOURCE = 512;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

  /** Whether it can be what it claims to be; it comes from outside. */
  boolean isPlausible() {
    String named = resource.toString();
    return HASH.matcher(objectHash).matches()
        && named.length() <= LONGEST_RESOURCE
        && !UNSEEN.matcher(named).find();
  }
}
