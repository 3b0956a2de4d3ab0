package nl.dijkwacht.publish.response.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.publish.response.policies.ResourceScope;
import org.jspecify.annotations.Nullable;

/**
 * A resource that an alert is about. Only what names a resource beyond doubt counts: its canonical
 * form, an ARN, or the id of an EC2 instance. A bare name may be that of several things.
 *
 * @param arn null if it is not known
 */
record Concern(ResourceId resource, @Nullable String arn) {

  private static final String INSTANCE = "AWS::EC2::Instance";
  private static final Pattern INSTANCE_ID = Pattern.compile("i-[0-9a-f]{8,17}");
  private static final int PARTS = 5;

  /** The first resource of an alert that is in a policy's scope. */
  static Optional<Concern> of(Alert alert, ResourceScope scope) {
    return all(alert, scope.types()).stream()
        .filter(concern -> scope.has(concern.resource(), concern.arn()))
        .findFirst();
  }

  private static List<Concern> all(Alert alert, List<String> types) {
    Subject subject = alert.finding().subject();
    Drift drift = alert.finding().drift();
    if (drift != null) {
      ResourceId resource = drift.resource();
      String account = resource.account().isEmpty() ? subject.account() : resource.account();
      return List.of(
          new Concern(
              new ResourceId(
                  resource.partition(), account, resource.region(), resource.type(), resource.id()),
              drift.arn()));
    }
    List<Concern> all = new ArrayList<>();
    for (Map.Entry<String, String> field : subject.fields().entrySet()) {
      if (!field.getKey().equals("principal") || isWorkload(alert.cause().principal())) {
        for (String text : field.getValue().split(" ", -1)) {
          named(subject.account(), alert.cause().region(), types, text).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** Behind the ARN of a person's role stands the person, which would be taken for its name. */
  private static boolean isWorkload(Principal principal) {
    return principal.kind() == Principal.Kind.ROLE || principal.kind() == Principal.Kind.IAM_USER;
  }

  private static Optional<Concern> named(
      String account, String region, List<String> types, String text) {
    String[] parts = text.split("/", PARTS);
    if (parts.length == PARTS && parts[3].startsWith("AWS::")) {
      return Optional.of(
          of(new ResourceId(parts[0], parts[1], parts[2], parts[3], parts[4]), null));
    }
    boolean instance = INSTANCE_ID.matcher(text).matches();
    if (!instance && !text.startsWith("arn:")) {
      return Optional.empty();
    }
    List<String> candidates = instance ? List.of(INSTANCE) : types;
    return Optional.ofNullable(ResourceIdentity.ofCall(account, region, candidates, text))
        .map(resource -> of(resource, instance ? null : text));
  }

  private static Concern of(ResourceId resource, @Nullable String arn) {
    return new Concern(
        resource,
        arn == null && resource.type().equals(INSTANCE)
            ? "arn:%s:ec2:%s:%s:instance/%s"
                .formatted(
                    resource.partition(), resource.region(), resource.account(), resource.id())
            : arn);
  }
}
