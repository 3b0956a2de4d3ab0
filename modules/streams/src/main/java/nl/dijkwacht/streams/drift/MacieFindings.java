package nl.dijkwacht.streams.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.signal.ServiceFinding;
import org.jspecify.annotations.Nullable;

/**
 * What Macie's findings tell of the data in buckets, whether Macie told it or Security Hub passed
 * it on. Samples tell nothing; credentials are no personal data. What the organisation's own
 * identifiers find counts, since that is how numbers such as a Dutch BSN are found, which Macie
 * does not know by itself.
 */
final class MacieFindings {

  private static final List<String> BUCKETS = List.of("AWS::S3::Bucket");
  private static final String TYPE = "SensitiveData:S3Object";
  private static final String CREDENTIALS = "credentials";
  private static final int MOST_DETECTIONS = 1_000;

  /** Parts of the names of Macie's identifiers of data on health. */
  private static final List<String> HEALTH =
      List.of("HEALTH", "MEDICAL", "MEDICARE", "NHS_NUMBER", "NATIONAL_DRUG_CODE");

  private MacieFindings() {}

  /** Empty if the finding tells of no personal data in a bucket that can be named. */
  static Optional<SensitiveData> read(ServiceFinding finding) {
    if (finding.service() != ServiceFinding.Service.MACIE
        || finding.sample()
        || !finding.type().contains(TYPE)) {
      return Optional.empty();
    }
    List<String> categories = new ArrayList<>();
    List<String> detections = new ArrayList<>();
    for (Map<?, ?> result : results(finding.detail())) {
      for (Object data : list(get(result, "sensitiveData"))) {
        categories.add(text(get(data, "category")));
        list(get(data, "detections")).stream()
            .limit(MOST_DETECTIONS)
            .forEach(detection -> detections.add(text(get(detection, "type"))));
      }
      if (!list(get(get(result, "customDataIdentifiers"), "detections")).isEmpty()) {
        categories.add("CUSTOM_IDENTIFIER");
      }
    }
    boolean onlyCredentials =
        finding.type().toLowerCase(Locale.ROOT).endsWith(CREDENTIALS)
            || (!categories.isEmpty()
                && categories.stream().allMatch(CREDENTIALS::equalsIgnoreCase));
    return onlyCredentials
        ? Optional.empty()
        : bucket(finding).map(of -> data(finding, of, detections));
  }

  private static SensitiveData data(
      ServiceFinding finding, ResourceId bucket, List<String> detections) {
    boolean health = detections.stream().anyMatch(type -> HEALTH.stream().anyMatch(type::contains));
    return new SensitiveData(
        finding.id(), bucket, health, !finding.archived(), finding.updatedAt());
  }

  private static Optional<ResourceId> bucket(ServiceFinding finding) {
    return finding.resources().stream()
        .flatMap(
            said ->
                Optional.ofNullable(
                    ResourceIdentity.ofCall(finding.account(), finding.region(), BUCKETS, said))
                    .stream())
        .findFirst();
  }

  /** Of Macie's own form, and of that in which Security Hub has it. */
  private static List<Map<?, ?>> results(Map<String, Object> detail) {
    List<Map<?, ?>> results = new ArrayList<>();
    add(results, get(get(detail, "classificationDetails"), "result"));
    for (Object resource : list(get(detail, "Resources"))) {
      add(results, get(get(resource, "DataClassification"), "Result"));
    }
    return results;
  }

  private static void add(List<Map<?, ?>> results, @Nullable Object result) {
    if (result instanceof Map<?, ?> map) {
      results.add(map);
    }
  }

  /** A member, whether its name begins with a capital or not. */
  private static @Nullable Object get(@Nullable Object json, String name) {
    if (!(json instanceof Map<?, ?> map)) {
      return null;
    }
    Object member = map.get(name);
    return member != null
        ? member
        : map.get(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  private static List<?> list(@Nullable Object json) {
    return json instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object json) {
    return json instanceof String text ? text : "";
  }
}
