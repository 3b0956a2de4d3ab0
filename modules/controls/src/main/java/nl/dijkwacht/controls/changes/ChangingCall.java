package nl.dijkwacht.controls.changes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.controls.calls.ResourcePointer;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/** What one call changes. Immutable and thread-safe. */
public final class ChangingCall {

  /** EC2 takes a thousand resources in one call; more comes from nobody but who makes it up. */
  private static final int MOST_RESOURCES = 2_000;

  private final List<ResourcePointer> pointers;
  private final boolean keepsRequest;

  ChangingCall(List<ResourcePointer> pointers, boolean keepsRequest) {
    this.pointers = List.copyOf(pointers);
    this.keepsRequest = keepsRequest;
  }

  /**
   * What an event of this call changed.
   *
   * @param resources each once; none if the event names none, or in a way that does not tell which
   * @param leftOut how many it names beyond the bound
   */
  public record Found(List<ResourceId> resources, int leftOut) {

    public Found {
      resources = List.copyOf(resources);
    }
  }

  /**
   * The resources that an event of this call changed.
   *
   * @param account to which the event belongs: that of its trail
   * @param region in which it was recorded
   */
  public Found resources(TrailEvent event, String account, String region) {
    Set<ResourceId> found = new LinkedHashSet<>();
    for (ResourcePointer pointer : pointers) {
      found.addAll(pointer.resources(event, account, region));
    }
    List<ResourceId> kept = found.stream().limit(MOST_RESOURCES).toList();
    return new Found(kept, found.size() - kept.size());
  }

  /**
   * The call's parameters without nulls, if controls look into them; else null. What controls do
   * not look into may hold names of people, and stays where it is.
   */
  public @Nullable Map<String, Object> request(TrailEvent event) {
    return keepsRequest ? RequestParameters.of(event.json()) : null;
  }

  /** Whether its parameters are kept for controls. */
  public boolean keepsRequest() {
    return keepsRequest;
  }

  /** Of which types what it changes can be, by AWS Config's names. */
  public Set<String> resourceTypes() {
    return pointers.stream()
        .flatMap(pointer -> pointer.types().stream())
        .collect(Collectors.toSet());
  }
}
