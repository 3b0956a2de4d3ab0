package nl.dijkwacht.publish.response.policies;

import static nl.dijkwacht.publish.response.policies.PolicySamples.ISOLATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.response.ResponseAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySetTest {

  @Test
  void aPolicyIsRead() {
    ResponsePolicy policy = PolicySamples.policy(ISOLATE);

    assertThat(policy.id()).isEqualTo("isolate-instance");
    assertThat(policy.action().runner().kind()).isEqualTo(RunnerKind.SSM_AUTOMATION);
    assertThat(policy.action().runner().region()).isEqualTo("eu-central-1");
    assertThat(policy.undo()).isInstanceOf(Undo.ByRunner.class);
    assertThat(policy.role()).isEqualTo("duty-officer");
    assertThat(policy.limitPerHour()).isEqualTo(3);
    assertThat(policy.dryRun()).isFalse();
  }

  @Test
  void whatIsNotSaidIsCautious() {
    ResponsePolicy policy =
        PolicySamples.policy(
            ISOLATE.replace("dry-run: false\n", "").replace("automatic-in: [test]\n", ""));

    assertThat(policy.dryRun()).isTrue();
    assertThat(policy.automaticIn()).isEmpty();
  }

  @Test
  void itCanBeUndoneByWords() {
    String undo = ISOLATE.substring(ISOLATE.indexOf("undo:"), ISOLATE.indexOf("resources:"));

    assertThat(
            PolicySamples.policy(ISOLATE.replace(undo, "undo: Give it its groups back.\n")).undo())
        .isEqualTo(new Undo.ByHand("Give it its groups back."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "title", "owner", "when", "action", "undo", "resources", "approval"})
  void whatIsMissingIsTold(String key) {
    PolicySet set =
        PolicySamples.set(ISOLATE.replaceFirst("(?m)^%s:".formatted(key), "x-%s:".formatted(key)));

    assertThat(set.byId()).isEmpty();
    assertThat(set.problems().toString()).contains("'" + key + "'").contains("policies.yml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{resource-id}|{resource-name}|is no field of a finding",
        "{resource-id}|a; rm -rf|leave the others out",
        "dry-run: false|dry-run: maybe|true or false",
        "[test]|[Production]|a person decides, always",
        "limit-per-hour|limit|unknown",
        "role: duty-officer|role: nobody|response.approvers.nobody",
        "role: duty-officer|role: duty-officer, who: me|'who'",
        "Dijkwacht-IsolateInstance|Other|response.allowed",
        "AWS::EC2::Instance|instance|expected a type",
        "\"111122223333\"|all|12 digits",
        "arn:aws:ssm|arn:aws:s3|expected the ARN",
        "startsWith|startWith|startWith",
        "InstanceId|Instance-Id|no name of a parameter"
      })
  void whatIsWrongIsToldAndNotUsed(String right, String wrong, String told) {
    String yaml = ISOLATE + (right.equals("limit-per-hour") ? wrong + ": 3\n" : "");
    PolicySet set = PolicySamples.set(yaml.replace(right, wrong));

    assertThat(set.byId()).isEmpty();
    assertThat(set.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.place().line()).isPositive());
    assertThat(set.problems().toString()).containsIgnoringCase(told);
  }

  @Test
  void oneThatIsWrongLeavesTheOthers() {
    String other = ISOLATE.replace("isolate-instance", "other").replace("owner: security\n", "");
    PolicySet set = PolicySamples.set(ISOLATE + "---\n" + other + "---\n" + ISOLATE);

    assertThat(set.byId()).containsOnlyKeys("isolate-instance");
    assertThat(set.problems()).hasSize(2);
  }

  @Test
  void aTemplateTakesValuesOfTheirFormOnly() {
    ActionTemplate action = PolicySamples.policy(ISOLATE).action();
    Map<FindingField, String> values =
        Map.of(FindingField.RESOURCE_ID, "i-1", FindingField.FINDING_ID, "f1");

    assertThat(action.lacking(values)).isEmpty();
    assertThat(action.filled(values))
        .isEqualTo(
            new ResponseAction(
                PolicySamples.RUNNER, Map.of("InstanceId", "i-1", "Reason", "Dijkwacht f1")));
    assertThat(action.lacking(Map.of(FindingField.RESOURCE_ID, "i-1; reboot")))
        .containsExactly("finding-id", "resource-id");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::EC2::Instance,111122223333,arn:aws:ec2:eu-central-1:111122223333:instance/i-1,true",
    "AWS::EC2::Instance,111122223333,arn:aws:ec2:eu-west-1:111122223333:instance/i-1,false",
    "AWS::EC2::Instance,111122223333,,false",
    "AWS::EC2::Instance,444455556666,arn:aws:ec2:eu-central-1:111122223333:instance/i-1,false",
    "AWS::S3::Bucket,111122223333,arn:aws:ec2:eu-central-1:111122223333:instance/i-1,false"
  })
  void aScopeHasWhatAllOfItAllows(String type, String account, String arn, boolean has) {
    ResourceScope scope =
        PolicySamples.policy(
                ISOLATE.replace(
                    "resources:\n", "resources:\n  arns: [\"arn:aws:ec2:eu-central-1:*\"]\n"))
            .resources();

    assertThat(scope.has(new ResourceId("aws", account, "eu-central-1", type, "i-1"), arn))
        .isEqualTo(has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ssm:eu-west-1::document/AWS-StopEC2Instance",
        "arn:aws-eusc:events:eusc-de-east-1:111122223333:event-bus/default",
        "arn:aws:lambda:eu-west-1:111122223333:function:isolate:live"
      })
  void runnersAreKnownByTheirArns(String arn) {
    assertThat(RunnerTarget.of(arn)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:lambda:eu-west-1::function:isolate",
        "arn:aws:lambda:eu-west-1:111122223333:function:*",
        "arn:aws:events:eu-west-1:111122223333:rule/x",
        "isolate"
      })
  void otherArnsAreNone(String arn) {
    assertThat(RunnerTarget.of(arn)).isEmpty();
  }
}
