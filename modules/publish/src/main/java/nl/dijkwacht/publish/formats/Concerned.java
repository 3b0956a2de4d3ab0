package nl.dijkwacht.publish.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.RuleRef;
import org.jspecify.annotations.Nullable;

/**
 * A resource that a finding is about.
 *
 * @param uid its ARN, else its canonical form, else what the rule names of it
 * @param type by AWS Config's names, or the field that the rule names
 * @param region empty if it is not known or there is none
 * @param partition empty if it is not known
 * @param owner empty if it is not known
 * @param labels what is known of the data on it
 */
public record Concerned(
    String uid,
    @Nullable String name,
    String type,
    String region,
    String partition,
    String owner,
    List<String> labels) {

  private static final String PARAMETERS = "requestParameters.";
  private static final int PARTS = 5;
  private static final String PERSONAL_DATA = "personal-data";

  public Concerned {
    labels = List.copyOf(labels);
  }

  static List<Concerned> of(Finding finding) {
    Drift drift = finding.drift();
    if (drift != null) {
      return List.of(of(drift));
    }
    List<String> labels =
        finding.rule().tags().contains(RuleRef.PERSONAL_DATA) ? List.of(PERSONAL_DATA) : List.of();
    List<Concerned> concerned = new ArrayList<>();
    for (Map.Entry<String, String> field : finding.subject().fields().entrySet()) {
      named(field.getKey(), field.getValue(), labels).forEach(concerned::add);
    }
    return concerned;
  }

  private static Concerned of(Drift drift) {
    ResourceId resource = drift.resource();
    String arn = drift.arn();
    String name = drift.name();
    return new Concerned(
        arn == null ? resource.toString() : arn,
        name == null ? resource.id() : name,
        resource.type(),
        region(resource.region()),
        resource.partition(),
        drift.classification().owner(),
        labels(drift.classification()));
  }

  private static List<String> labels(Classification of) {
    List<String> labels = new ArrayList<>();
    if (of.personalData()) {
      labels.add(PERSONAL_DATA);
    }
    if (of.specialCategory()) {
      labels.add("special-category");
    }
    if (of.watchesLogging()) {
      labels.add("watches-logging");
    }
    return labels;
  }

  /** Fields that name no resource, such as a country, give none. */
  private static Stream<Concerned> named(String field, String value, List<String> labels) {
    if (value.isBlank()) {
      return Stream.empty();
    }
    if (field.equals("resource") || field.equals("asset")) {
      return Stream.of(canonical(value, labels));
    }
    if (field.equals("resources")) {
      return Stream.of(value.split(" ", -1))
          .filter(arn -> !arn.isBlank())
          .map(arn -> new Concerned(arn, null, "", "", "", "", labels));
    }
    return field.startsWith(PARAMETERS)
        ? Stream.of(
            new Concerned(value, value, field.substring(PARAMETERS.length()), "", "", "", labels))
        : Stream.empty();
  }

  private static Concerned canonical(String text, List<String> labels) {
    String[] parts = text.split("/", PARTS);
    return parts.length == PARTS
        ? new Concerned(text, parts[4], parts[3], region(parts[2]), parts[0], "", labels)
        : new Concerned(text, text, "", "", "", "", labels);
  }

  private static String region(String region) {
    return region.equals("global") ? "" : region;
  }
}
