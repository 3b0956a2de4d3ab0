package nl.dijkwacht.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Events;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.verdict.Change.Means;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

  private static final ResourceId BUCKET =
      new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "letters");
  private static final String CONSOLE = "'sessionCredentialFromConsole':'true'";

  @ParameterizedTest(name = "{3}: {0} {1} {2}")
  @CsvSource({
    "AWS Console, , , UNKNOWN",
    "signin.amazonaws.com, 198.51.100.7, , CONSOLE",
    "console.ec2.amazonaws.com, 198.51.100.7, , CONSOLE",
    "[S3Console/0.4 aws-internal/3], 198.51.100.7, , CONSOLE",
    "cloudformation.amazonaws.com, cloudformation.amazonaws.com, cloudformation.amazonaws.com,"
        + " CLOUDFORMATION",
    "aws-sdk-go/1.44, 198.51.100.7, cloudformation.amazonaws.com, CLOUDFORMATION",
    "APN/1.0 HashiCorp/1.0 Terraform/1.9.5 (+https://www.terraform.io) terraform-provider-aws/5.6"
        + " aws-sdk-go-v2/1.30, 198.51.100.7, , TERRAFORM",
    "APN/1.0 OpenTofu/1.8 aws-sdk-go-v2/1.30, 198.51.100.7, , TERRAFORM",
    "APN/1.0 Pulumi/3.0 (+https://www.pulumi.com) terraform-provider-aws/6 aws-sdk-go-v2/1,"
        + " 198.51.100.7, , DEPLOYMENT_TOOL",
    "aws-cdk/2.150.0, 198.51.100.7, , DEPLOYMENT_TOOL",
    "APN/1.0 Ansible/2.15 Boto3/1.34, 198.51.100.7, , DEPLOYMENT_TOOL",
    "aws-cli/2.17 md/awscrt#0.20 exec-env/CloudShell, 198.51.100.7, , COMMAND_LINE",
    "AWSPowerShell/4.1, 198.51.100.7, , COMMAND_LINE",
    "Boto3/1.34 md/Botocore#1.34, 198.51.100.7, , SDK",
    "[aws-sdk-java/2.25 Linux], 198.51.100.7, , SDK",
    "config.amazonaws.com, config.amazonaws.com, config.amazonaws.com, AWS_SERVICE",
    "aws-sdk-java/1.12, AWS Internal, lambda.amazonaws.com, AWS_SERVICE",
    "Mozilla/5.0, 198.51.100.7, , UNKNOWN",
    ", , , UNKNOWN"
  })
  void itTellsThroughWhatItWasMade(
      @Nullable String agent, @Nullable String address, @Nullable String invokedBy, Means means) {
    String members =
        "'userAgent':%s,'sourceIPAddress':%s,'userIdentity':{'type':'AssumedRole','invokedBy':%s}"
            .formatted(quoted(agent), quoted(address), quoted(invokedBy));

    assertThat(change(members).means()).isEqualTo(means);
  }

  @Test
  void theConsoleIsTheConsoleWhateverItsUserAgentSays() {
    assertThat(change("'userAgent':'Mozilla/5.0 aws-sdk-java/2',%s".formatted(CONSOLE)).means())
        .isEqualTo(Means.CONSOLE);
  }

  @ParameterizedTest
  @CsvSource({
    "IAMUser, true, true",
    "IAMUser, false, false",
    "IAMUser, , false",
    "Root, false, false",
    "AssumedRole, true, true",
    "AssumedRole, false, ",
    "AssumedRole, , ",
    "AWSService, , "
  })
  void aSecondFactorIsKnownOfUsersAndOfSessionsThatHaveIt(
      String type, @Nullable String told, @Nullable Boolean mfa) {
    String attributes =
        told == null ? "{}" : "{'attributes':{'mfaAuthenticated':'%s'}}".formatted(told);

    assertThat(
            change("'userIdentity':{'type':'%s','sessionContext':%s}".formatted(type, attributes))
                .mfa())
        .isEqualTo(mfa);
  }

  @Test
  void aSessionHasItsIssuer() {
    String issuer = "{'sessionIssuer':{'arn':'arn:aws:iam::111122223333:role/Beheer'}}";

    assertThat(
            change("'userIdentity':{'type':'AssumedRole','sessionContext':%s}".formatted(issuer))
                .sessionIssuer())
        .isEqualTo("arn:aws:iam::111122223333:role/Beheer");
    assertThat(change("").sessionIssuer()).isNull();
  }

  @Test
  void copiesOfAnEventGiveTheSameId() {
    Change one = change("'eventID':'a','sharedEventID':'s'");

    assertThat(change("'eventID':'b','sharedEventID':'s'").id()).isEqualTo(one.id());
    assertThat(change("'eventID':'a'").id()).isNotEqualTo(one.id());
    assertThat(change("'eventID':'a'").id()).isEqualTo(change("'eventID':'a'").id());
  }

  @Test
  void withoutItsRequestItIsTheSameChange() {
    Change change = change("'eventID':'a'");

    assertThat(change.request()).isEqualTo(Map.of("bucketName", "letters"));
    assertThat(change.withoutRequest().request()).isNull();
    assertThat(change.withoutRequest().id()).isEqualTo(change.id());
  }

  private static Change change(String members) {
    TrailEvent event = Events.with(members);
    EventSummary summary = EventSummary.of(event, Instant.EPOCH, null);
    return Change.of(event, summary, BUCKET, Map.of("bucketName", "letters"));
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "'" + text + "'";
  }
}
