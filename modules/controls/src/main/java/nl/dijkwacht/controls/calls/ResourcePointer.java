package nl.dijkwacht.controls.calls;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.json.MemberName;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where a call names resources, and of which types they are.
 *
 * @param types the first that fits what stands there holds
 * @param places the first in which a resource is named holds
 * @param everyType whether what stands there names a resource of each type
 * @param region in place of the one where the call was recorded, if it has another
 */
public record ResourcePointer(
    List<String> types, List<IdPlace> places, boolean everyType, @Nullable String region) {

  private static final MemberName RESOURCES = MemberName.of("resources");

  public ResourcePointer {
    types = List.copyOf(types);
    places = List.copyOf(places);
  }

  /**
   * The resources that an event names.
   *
   * @param account to which the event belongs: that of its trail
   * @param regionOfCall in which it was recorded
   */
  public List<ResourceId> resources(TrailEvent event, String account, String regionOfCall) {
    String where = region == null ? regionOfCall : region;
    List<ResourceId> found = new ArrayList<>();
    for (IdPlace place : places) {
      for (String said : place.texts(event, account)) {
        add(found, event, account, where, said);
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  /** The resources that a text out of an event names; see {@link #resources}. */
  public List<ResourceId> named(
      TrailEvent event, String account, String regionOfCall, String said) {
    List<ResourceId> found = new ArrayList<>();
    add(found, event, account, region == null ? regionOfCall : region, said);
    return found;
  }

  private void add(
      List<ResourceId> found, TrailEvent event, String account, String where, String said) {
    List<List<String>> choices = everyType ? types.stream().map(List::of).toList() : List.of(types);
    for (List<String> choice : choices) {
      ResourceId resource = ResourceIdentity.ofCall(account, where, choice, said);
      if (resource != null) {
        found.add(owned(resource, event, where));
      }
    }
  }

  /**
   * Who owns a bucket or a key that was changed from another account, stands beside its ARN among
   * the resources of an event.
   */
  private ResourceId owned(ResourceId resource, TrailEvent event, String where) {
    JsonTape tape = event.json();
    int list = tape.member(RESOURCES);
    if (list == JsonTape.NONE || tape.kind(list) != JsonKind.ARRAY) {
      return resource;
    }
    int end = tape.next(list);
    for (int item = list + 1; item < end; item = tape.next(item)) {
      String owner = tape.stringOrNull(tape.member(item, "accountId"));
      String arn = tape.stringOrNull(tape.member(item, "ARN"));
      if (owner == null || owner.equals(resource.account())) {
        continue;
      }
      if (arn != null && ResourceIdentity.isAccount(owner)) {
        ResourceId named = ResourceIdentity.ofCall(owner, where, types, arn);
        if (named != null && isSame(named, resource)) {
          return named;
        }
      }
    }
    return resource;
  }

  private static boolean isSame(ResourceId one, ResourceId other) {
    return one.type().equals(other.type())
        && one.id().equals(other.id())
        && one.region().equals(other.region());
  }
}
