package nl.dijkwacht.publish.response.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.documents.DocumentFile;

/** A policy that isolates instances, and those who may approve it. */
public final class PolicySamples {

  public static final String RUNNER =
      "arn:aws:ssm:eu-central-1:111122223333:document/Dijkwacht-IsolateInstance";
  public static final String UNDO =
      "arn:aws:ssm:eu-central-1:111122223333:document/Dijkwacht-ReleaseInstance";
  public static final String BUS = "arn:aws:events:eu-central-1:111122223333:event-bus/response";

  public static final String ISOLATE =
      """
      id: isolate-instance
      title: Isolate an instance of which GuardDuty tells unauthorised access
      owner: security
      when: alert.rule.startsWith('guardduty:UnauthorizedAccess:EC2')
      action:
        runner: %s
        parameters: {InstanceId: "{resource-id}", Reason: "Dijkwacht {finding-id}"}
      undo:
        runner: %s
        parameters: {InstanceId: "{resource-id}"}
      resources:
        types: [AWS::EC2::Instance]
        accounts: ["111122223333"]
      approval: {role: duty-officer}
      automatic-in: [test]
      dry-run: false
      """
          .formatted(RUNNER, UNDO);

  private PolicySamples() {}

  /** What the configuration allows for it. */
  public static ResponseMandate mandate() {
    return new ResponseMandate(
        Set.of(RUNNER, UNDO, BUS), Map.of("duty-officer", List.of("a.bakker", "b.smit")));
  }

  /** The policies of one file. */
  public static PolicySet set(String yaml) {
    return PolicySet.read(
        List.of(new DocumentFile("policies.yml", yaml.getBytes(UTF_8))), mandate());
  }

  /** The one of a file that has nothing wrong. */
  public static ResponsePolicy policy(String yaml) {
    PolicySet set = set(yaml);
    if (!set.problems().isEmpty()) {
      throw new IllegalArgumentException(set.problems().toString());
    }
    return set.byId().values().iterator().next();
  }
}
