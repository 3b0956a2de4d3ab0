package nl.dijkwacht.app.onboarding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.dijkwacht.app.inquiry.Obstacle;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Which reads and writes of data the trails of a Region record. */
final class DataEvents {

  /** Of two kinds of data; which resources is not looked at. */
  enum Kind {
    S3("S3 objects", "AWS::S3::Object", Pattern.compile("arn:[a-z0-9-]+:s3(:::)?")),
    DYNAMODB(
        "DynamoDB items", "AWS::DynamoDB::Table", Pattern.compile("arn:[a-z0-9-]+:dynamodb(:::)?"));

    private final String label;
    private final String type;
    private final Pattern all;

    Kind(String label, String type, Pattern all) {
      this.label = label;
      this.type = type;
      this.all = all;
    }
  }

  /** How much of a kind is recorded. */
  enum Extent {
    NONE,
    SOME,
    ALL
  }

  private static final Set<String> UNRESTRICTING = Set.of("eventCategory", "resources.type");

  private static final String PROPOSED =
      """
      [{"Name":"Management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},\
      {"Name":"S3 objects","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},\
      {"Field":"resources.type","Equals":["AWS::S3::Object"]}]},\
      {"Name":"DynamoDB items","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},\
      {"Field":"resources.type","Equals":["AWS::DynamoDB::Table"]}]}]""";

  private DataEvents() {}

  /**
   * Judges all trails of a Region together.
   *
   * @param trails at least one; those that do not record are left out
   */
  static Reading judge(List<RecordedTrail> trails) {
    Map<Kind, Extent> extents = new EnumMap<>(Kind.class);
    Optional<Obstacle> obstacle = Optional.empty();
    for (RecordedTrail trail : trails) {
      if (trail.records()) {
        Optional<Obstacle> met = trail.selectors().fold(s -> add(s, extents), Optional::of);
        obstacle = obstacle.or(() -> met);
      }
    }
    Extent least = Extent.ALL;
    Extent most = Extent.NONE;
    List<String> words = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Extent extent = extents.getOrDefault(kind, Extent.NONE);
      least = least.compareTo(extent) < 0 ? least : extent;
      most = most.compareTo(extent) > 0 ? most : extent;
      words.add(kind.label + ": " + extent.name().toLowerCase(Locale.ROOT));
    }
    String found = String.join(", ", words);
    if (least == Extent.ALL) {
      return Reading.good(found);
    }
    if (obstacle.isPresent()) {
      return Reading.unknown(obstacle.get());
    }
    Fix fix = fix(trails.get(0).trail());
    return most == Extent.NONE ? Reading.missing(found, fix) : Reading.partly(found, fix);
  }

  private static Optional<Obstacle> add(
      GetEventSelectorsResponse selectors, Map<Kind, Extent> extents) {
    for (Kind kind : Kind.values()) {
      selectors
          .eventSelectors()
          .forEach(selector -> extents.merge(kind, extent(selector, kind), DataEvents::larger));
      selectors
          .advancedEventSelectors()
          .forEach(selector -> extents.merge(kind, extent(selector, kind), DataEvents::larger));
    }
    return Optional.empty();
  }

  private static Extent larger(Extent one, Extent other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Extent extent(EventSelector selector, Kind kind) {
    List<DataResource> resources =
        selector.dataResources().stream().filter(r -> kind.type.equals(r.type())).toList();
    if (resources.isEmpty()) {
      return Extent.NONE;
    }
    boolean all =
        selector.readWriteType() == ReadWriteType.ALL
            && resources.stream()
                .flatMap(resource -> resource.values().stream())
                .anyMatch(value -> kind.all.matcher(value).matches());
    return all ? Extent.ALL : Extent.SOME;
  }

  private static Extent extent(AdvancedEventSelector selector, Kind kind) {
    List<AdvancedFieldSelector> fields = selector.fieldSelectors();
    boolean isOfKind =
        fields.stream()
            .anyMatch(
                field ->
                    field.field().equals("resources.type")
                        && field.equalsValue().contains(kind.type));
    if (!isOfKind) {
      return Extent.NONE;
    }
    return fields.stream().allMatch(field -> UNRESTRICTING.contains(field.field()))
        ? Extent.ALL
        : Extent.SOME;
  }

  private static Fix fix(Trail trail) {
    return Fix.of(
            "Record reads and writes of data in the trail %s, of all buckets and tables or of those"
                    .formatted(trail.name())
                + " with personal data; this replaces its selectors, and costs money: see below.")
        .and(
            "aws",
            "cloudtrail",
            "put-event-selectors",
            "--trail-name",
            trail.trailARN(),
            "--region",
            trail.homeRegion(),
            "--advanced-event-selectors",
            PROPOSED);
  }
}
