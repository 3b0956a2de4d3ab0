package nl.dijkwacht.publish.response.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.publish.response.policies.PolicySamples.ISOLATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.response.policies.PolicySamples;
import nl.dijkwacht.publish.response.policies.ResponsePolicy;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterReading;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {

  private static final Alert ALERT = Alerts.guardDuty("f1", Transition.OPENED);

  @Test
  void inAnEnvironmentThatThePolicyNamesNobodyIsAsked() {
    ResponseRequest request = request(ISOLATE, ALERT, Alerts.registers("test"));

    assertThat(request.status()).isEqualTo(Status.APPROVED);
    assertThat(request.resource())
        .isEqualTo(
            new ResourceId(
                "aws",
                Alerts.ACCOUNT,
                "eu-central-1",
                "AWS::EC2::Instance",
                "i-0123456789abcdef0"));
    assertThat(request.action().parameters())
        .isEqualTo(Map.of("InstanceId", "i-0123456789abcdef0", "Reason", "Dijkwacht f1"));
    assertThat(request.evidence().sha256()).hasSize(64);
    assertThat(request.evidence().content()).contains("UnauthorizedAccess");
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "acceptance", "", "tests"})
  void elsewhereAPersonIs(String environment) {
    ResponseRequest request = request(ISOLATE, ALERT, Alerts.registers(environment));

    assertThat(request.status()).isEqualTo(Status.PROPOSED);
    assertThat(request.last().text()).contains("duty-officer").contains("environment");
  }

  @Test
  void anAccountThatNobodyKnowsIsTreatedAsProduction() {
    assertThat(request(ISOLATE, ALERT, Registers.empty()).status()).isEqualTo(Status.PROPOSED);
  }

  @Test
  void medicalDataAreNeverActedOnWithoutAPerson() {
    Registers registers =
        registers(
            """
            assets:
              - id: images
                arn: arn:aws:ec2:eu-central-1:111122223333:instance/i-0123456789abcdef0
                personal-data: true
                special-category: true
            """);
    ResponseRequest request = request(ISOLATE, ALERT, registers);

    assertThat(request.status()).isEqualTo(Status.PROPOSED);
    assertThat(request.approval()).contains("Art. 9");
  }

  @Test
  void medicalDataThatWereFoundOtherwiseCountToo() {
    ResponseRequest unknown = request(ISOLATE, ALERT, Alerts.registers("test"));
    Asset found =
        new Asset(
            unknown.resource(),
            null,
            null,
            new Classification(true, true, false, "", List.of("tags")),
            Alerts.AT);
    Known known =
        new Known(
            Alerts.registers("test"),
            Alerts.registers("test")
                .assets(
                    new DiscoveredAssets() {
                      @Override
                      public @Nullable Asset find(ResourceId resource) {
                        return resource.equals(found.resource()) ? found : null;
                      }

                      @Override
                      public int count() {
                        return 1;
                      }

                      @Override
                      public long version() {
                        return 1;
                      }
                    }));
    ResponseRequest request =
        new Proposal(PolicySamples.policy(ISOLATE), ALERT, known, Alerts.AT.plusSeconds(60))
            .request(false, Alerts.AT)
            .orElseThrow();

    assertThat(unknown.status()).isEqualTo(Status.APPROVED);
    assertThat(request.approval()).contains("Art. 9");
  }

  @Test
  void medicalDataThatDriftKnowsOfCountToo() {
    String bucket =
        ISOLATE
            .replace("AWS::EC2::Instance", "AWS::S3::Bucket")
            .replaceFirst("when: .*", "when: alert.control == 's3-bucket-not-public'");
    ResponseRequest request = request(bucket, Alerts.drift(), Alerts.registers("test"));

    assertThat(request.resource().id()).isEqualTo("beelden");
    assertThat(request.approval()).contains("Art. 9");
  }

  @Test
  void anIamUserOfAFindingIsActedOnByItsArnAndABareNameIsNot() {
    String user =
        ISOLATE
            .replace("AWS::EC2::Instance", "AWS::IAM::User")
            .replace("InstanceId: \"{resource-id}\"", "User: \"{resource-id} {resource-arn}\"")
            .replaceFirst("when: .*", "when: alert.rule.startsWith('guardduty:')");
    String arn = "arn:aws:iam::111122223333:user/svc-laadstraat";
    ResponseRequest request =
        request(user, Alerts.guardDuty("f1", Transition.OPENED, arn), Alerts.registers("test"));

    assertThat(request.resource())
        .isEqualTo(
            new ResourceId("aws", Alerts.ACCOUNT, "global", "AWS::IAM::User", "svc-laadstraat"));
    assertThat(request.action().parameters()).containsEntry("User", "svc-laadstraat " + arn);
    assertThat(
            new Proposal(
                    PolicySamples.policy(user),
                    Alerts.guardDuty("f1", Transition.OPENED, "svc-laadstraat"),
                    Known.by(Alerts.registers("test")),
                    Alerts.AT)
                .request(false, Alerts.AT))
        .isEmpty();
  }

  @Test
  void aDryRunTellsWhatWouldBeAskedAndByWhoseLeave() {
    ResponseRequest request =
        request(ISOLATE.replace("dry-run: false", ""), ALERT, Alerts.registers());

    assertThat(request.status()).isEqualTo(Status.DRY_RUN);
    assertThat(request.last().text())
        .contains("would ask " + PolicySamples.RUNNER)
        .contains("i-0123456789abcdef0")
        .contains("'duty-officer' would have to approve it");
  }

  @Test
  void aSampleFindingIsADryRun() {
    Alert sample =
        Alerts.guardDuty(
            "f1", Transition.OPENED, "i-0123456789abcdef0", List.of("dijkwacht.sample"));

    assertThat(request(ISOLATE, sample, Alerts.registers("test")).status())
        .isEqualTo(Status.DRY_RUN);
  }

  @Test
  void beyondTheLimitAPersonDecides() {
    ResponsePolicy policy = PolicySamples.policy(ISOLATE);
    Optional<ResponseRequest> request =
        new Proposal(policy, ALERT, Known.by(Alerts.registers("test")), Alerts.AT.plusSeconds(60))
            .request(true, Alerts.AT);

    assertThat(request.orElseThrow().status()).isEqualTo(Status.PROPOSED);
    assertThat(request.orElseThrow().approval()).contains("3 times an hour");
  }

  @Test
  void theSameFindingGivesTheSameRequestUntilItOpensAgain() {
    String first = request(ISOLATE, ALERT, Alerts.registers()).id();

    assertThat(
            request(ISOLATE, Alerts.guardDuty("f1", Transition.WORSENED), Alerts.registers()).id())
        .isEqualTo(first);
    assertThat(ResponseRequest.idOf("f1", 2, "isolate-instance")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "arn:aws:ec2:eu-central-1:444455556666:instance/i-0123456789abcdef0",
        "arn:aws:s3:::beelden",
        "i-0123; reboot"
      })
  void whatIsNotBeyondDoubtInScopeIsLeftAlone(String resource) {
    ResponsePolicy policy = PolicySamples.policy(ISOLATE);
    Alert alert = Alerts.guardDuty("f1", Transition.OPENED, resource);

    assertThat(
            new Proposal(policy, alert, Known.by(Alerts.registers()), Alerts.AT)
                .request(false, Alerts.AT))
        .isEmpty();
  }

  @Test
  void aPersonBehindARoleIsNotTakenForARole() {
    String roles =
        ISOLATE
            .replace("AWS::EC2::Instance", "AWS::IAM::Role")
            .replaceFirst("when: .*", "when: \"true\"");
    Alert alert = Alerts.signal("f1", Level.HIGH);

    assertThat(
            new Proposal(
                    PolicySamples.policy(roles), alert, Known.by(Alerts.registers()), Alerts.AT)
                .request(false, Alerts.AT))
        .isEmpty();
  }

  @Test
  void whatTheFindingDoesNotTellIsNotMadeUp() {
    String bucket =
        ISOLATE
            .replace("AWS::EC2::Instance", "AWS::S3::Bucket")
            .replace("{resource-id}", "{region}")
            .replaceFirst("when: .*", "when: \"true\"");
    ResponseRequest request = request(bucket, Alerts.drift(), Alerts.registers());

    assertThat(request.status()).isEqualTo(Status.FAILED);
    assertThat(request.last().text()).contains("does not tell region");
  }

  @Test
  void itIsKnownBeforehandWhetherAPersonHasToApprove() {
    ResponsePolicy policy = PolicySamples.policy(ISOLATE);

    assertThat(waits(policy, ALERT, "production")).isTrue();
    assertThat(waits(policy, ALERT, "test")).isFalse();
    assertThat(waits(policy, Alerts.guardDuty("f1", Transition.RESOLVED), "production")).isFalse();
    assertThat(waits(policy, Alerts.drift(), "production")).isFalse();
  }

  private static boolean waits(ResponsePolicy policy, Alert alert, String environment) {
    return new Proposal(policy, alert, Known.by(Alerts.registers(environment)), Alerts.AT)
        .waits(Alerts.AT);
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatBeginsOrGetsWorseIsActedOn(Transition transition) {
    boolean ends = transition == Transition.RESOLVED || transition == Transition.FLAPPING;

    assertThat(
            Proposal.isWanted(
                PolicySamples.policy(ISOLATE),
                Alerts.guardDuty("f1", transition),
                Alerts.registers()))
        .isEqualTo(!ends);
  }

  @Test
  void aConditionThatCannotTellIsNotTrue() {
    ResponsePolicy policy =
        PolicySamples.policy(
            ISOLATE.replaceFirst("when: .*", "when: atLeast(alert.owner, 'high')"));

    assertThat(Proposal.isWanted(policy, ALERT, Alerts.registers())).isFalse();
  }

  private static Registers registers(String assets) {
    String account =
        """
        accounts:
          - {id: '111122223333', name: Test, environment: test, legal-entity: X, role: controller}
        """;
    RegisterReading reading =
        Registers.read(
            List.of(
                new RegisterFile(
                    "registers.yml",
                    (account + assets).getBytes(UTF_8),
                    RegisterFile.Origin.LOCAL)),
            RegisterSettings.DEFAULT);
    assertThat(reading.problems()).isEmpty();
    return reading.registers();
  }

  private static ResponseRequest request(String yaml, Alert alert, Registers registers) {
    return new Proposal(
            PolicySamples.policy(yaml), alert, Known.by(registers), Alerts.AT.plusSeconds(3600))
        .request(false, Alerts.AT)
        .orElseThrow();
  }
}
