package nl.dijkwacht.controls.accesses;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.controls.calls.ResourcePointer;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.json.MemberName;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a call does with data: where its resources and objects stand. Immutable and
 * thread-safe.
 */
public final class Touch {

  /** More in one call comes from nobody but who makes it up. */
  private static final int MOST_RESOURCES = 100;

  private static final MemberName READ_ONLY = MemberName.of("readOnly");
  private static final MemberName ERROR_CODE = MemberName.of("errorCode");
  private static final MemberName ERROR_MESSAGE = MemberName.of("errorMessage");

  /** How a refusal names what it is about. */
  private static final String ON_RESOURCE = " on resource: ";

  private final AccessKind kind;
  private final @Nullable AccessKind unlessReadOnly;
  private final ResourcePointer resources;
  private final ObjectPlaces objects;
  private final @Nullable FieldPath bytes;
  private final boolean otherwise;

  /**
   * @param unlessReadOnly the kind where the record says that it was not read-only
   * @param otherwise whether it counts only if nothing before it was an asset
   */
  Touch(
      AccessKind kind,
      @Nullable AccessKind unlessReadOnly,
      ResourcePointer resources,
      ObjectPlaces objects,
      @Nullable FieldPath bytes,
      boolean otherwise) {
    this.kind = kind;
    this.unlessReadOnly = unlessReadOnly;
    this.resources = resources;
    this.objects = objects;
    this.bytes = bytes;
    this.otherwise = otherwise;
  }

  /** What an event of the call does. */
  public AccessKind kind(TrailEvent event) {
    JsonTape tape = event.json();
    int told = unlessReadOnly == null ? JsonTape.NONE : tape.member(READ_ONLY);
    boolean writes =
        told != JsonTape.NONE
            && (tape.kind(told) == JsonKind.FALSE || tape.isString(told, "false"));
    return writes && unlessReadOnly != null ? unlessReadOnly : kind;
  }

  /** Whether it counts only if nothing before it was an asset, so that none is counted twice. */
  public boolean isOtherwise() {
    return otherwise;
  }

  /** Whether the objects are the beginning of names, as in listing. */
  public boolean isBeginning() {
    return objects.areBeginnings();
  }

  /**
   * The resources that an event names, each once. A call that was refused may name them in its
   * message alone.
   *
   * @param account to which the event belongs: that of its trail
   * @param region in which it was recorded
   */
  public Set<ResourceId> resources(TrailEvent event, String account, String region) {
    Set<ResourceId> found = new LinkedHashSet<>();
    List<ResourceId> named =
        objects.isPath()
            ? objects.buckets(event).stream()
                .flatMap(bucket -> resources.named(event, account, region, bucket).stream())
                .toList()
            : resources.resources(event, account, region);
    if (named.isEmpty()) {
      String refused = refused(event.json());
      named = refused == null ? List.of() : resources.named(event, account, region, refused);
    }
    named.stream().limit(MOST_RESOURCES).forEach(found::add);
    return found;
  }

  private static @Nullable String refused(JsonTape tape) {
    int code = tape.member(ERROR_CODE);
    String message =
        code == JsonTape.NONE || tape.kind(code) == JsonKind.NULL
            ? null
            : tape.stringOrNull(tape.member(ERROR_MESSAGE));
    int start = message == null ? -1 : message.indexOf(ON_RESOURCE);
    if (message == null || start < 0) {
      return null;
    }
    String rest = message.substring(start + ON_RESOURCE.length());
    int end = rest.indexOf(' ');
    return (end < 0 ? rest : rest.substring(0, end)).replace("\"", "");
  }

  /** The names of the objects of a resource that an event names; none if it names none. */
  public List<String> objects(TrailEvent event, ResourceId resource) {
    return objects.of(event, resource);
  }

  /** The bytes that went out; 0 if the record does not tell. */
  public long bytes(TrailEvent event) {
    if (bytes == null) {
      return 0;
    }
    JsonTape tape = event.json();
    int node = bytes.first(tape);
    if (node == JsonTape.NONE || tape.kind(node) != JsonKind.NUMBER) {
      return 0;
    }
    try {
      // CloudTrail writes them as 243.0.
      return Math.max(0, (long) Double.parseDouble(tape.text(node)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Of which types the resources can be, by AWS Config's names. */
  public List<String> types() {
    return resources.types();
  }
}
