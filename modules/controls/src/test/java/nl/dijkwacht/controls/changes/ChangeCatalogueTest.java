package nl.dijkwacht.controls.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.documents.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCatalogueTest {

  private static final String ACCOUNT = "111122223333";
  private static final String BUCKETS =
      """
      source: s3.amazonaws.com
      keep-request-of: PutBucketPolicy
      changes:
        - type: AWS::S3::Bucket
          id: [resources.ARN, requestParameters.bucketName]
          calls: [PutBucketPolicy, DeleteBucketPolicy]
      """;

  @Test
  void theFirstPlaceThatNamesAResourceHolds() {
    ChangingCall call = find(BUCKETS, "PutBucketPolicy");

    assertThat(resources(call, "'requestParameters':{'bucketName':'letters'}"))
        .containsExactly("aws/111122223333/global/AWS::S3::Bucket/letters");
    assertThat(
            resources(
                call,
                "'resources':[{'ARN':'arn:aws:s3:::other'}],'requestParameters':{'bucketName':'a'}"))
        .containsExactly("aws/111122223333/global/AWS::S3::Bucket/other");
    assertThat(
            resources(
                call,
                "'resources':[{'ARN':'arn:aws:kms:::key/1'}],'requestParameters':{'bucketName':'a'}"))
        .containsExactly("aws/111122223333/global/AWS::S3::Bucket/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'requestParameters':null",
        "'requestParameters':'bucketName'",
        "'requestParameters':{'bucketName':null}",
        "'requestParameters':{'bucketName':{'name':'letters'}}",
        "'requestParameters':{'bucketName':''}",
        "'resources':'none'"
      })
  void anEventThatNamesNoneChangesNone(String members) {
    assertThat(resources(find(BUCKETS, "PutBucketPolicy"), members)).isEmpty();
  }

  @Test
  void aBucketOfAnotherAccountIsItsOwners() {
    assertThat(
            resources(
                find(BUCKETS, "PutBucketPolicy"),
                "'requestParameters':{'bucketName':'letters'},'resources':["
                    + "{'ARN':'arn:aws:s3:::others','accountId':'777788889999'},7,"
                    + "{'ARN':'arn:aws:s3:::letters','accountId':'444455556666'}]"))
        .contains("aws/444455556666/global/AWS::S3::Bucket/letters");
  }

  @Test
  void partsOfAnIdStandInSeveralPlaces() {
    String stages =
        """
        source: apigateway.amazonaws.com
        changes:
          - type: AWS::ApiGateway::Stage
            id: requestParameters.restApiId/requestParameters.stageName
            calls: UpdateStage
        """;
    ChangingCall call =
        ChangeCatalogue.read(file(stages))
            .find("apigateway.amazonaws.com", "UpdateStage")
            .orElseThrow();

    assertThat(resources(call, "'requestParameters':{'restApiId':'a','stageName':'prod'}"))
        .containsExactly("aws/111122223333/eu-west-1/AWS::ApiGateway::Stage/a/prod");
    assertThat(resources(call, "'requestParameters':{'restApiId':'a'}")).isEmpty();
  }

  @Test
  void theRequestIsKeptWithoutNullsAndOnlyWhereControlsLookIntoIt() {
    TrailEvent event =
        event(
            "'requestParameters':{'a':null,'b':[1,null,{'c':null,'d':true}],'e':1.5,'f':1e999,"
                + "'g':'h\\u0041'}");

    assertThat(find(BUCKETS, "PutBucketPolicy").request(event))
        .isEqualTo(Map.of("b", List.of(1L, Map.of("d", true)), "e", 1.5, "f", "1e999", "g", "hA"));
    assertThat(find(BUCKETS, "DeleteBucketPolicy").request(event)).isNull();
    assertThat(find(BUCKETS, "PutBucketPolicy").request(event("'requestParameters':null")))
        .isNull();
  }

  @Test
  void soManyResourcesAreTakenOfOneCall() {
    String volumes =
        """
        source: ec2.amazonaws.com
        changes: [{type: AWS::EC2::Volume, id: requestParameters.ids, calls: DeleteVolume}]
        """;
    String ids =
        IntStream.range(0, 2_100).mapToObj(i -> "'vol-" + i + "'").collect(Collectors.joining(","));
    ChangingCall call =
        ChangeCatalogue.read(file(volumes)).find("ec2.amazonaws.com", "DeleteVolume").orElseThrow();

    ChangingCall.Found found =
        call.resources(event("'requestParameters':{'ids':[" + ids + "]}"), ACCOUNT, "eu-west-1");

    assertThat(found.resources()).hasSize(2_000);
    assertThat(found.leftOut()).isEqualTo(100);
  }

  @Test
  void allMistakesAreToldAtOnceAndTheRestIsUsed() {
    ChangeCatalogue catalogue =
        ChangeCatalogue.read(
            List.of(
                new ChangeFile("s3.yml", BUCKETS.getBytes(UTF_8)),
                new ChangeFile(
                    "wrong.yml",
                    """
                    source: ec2.amazonaws.com
                    keep-request-of: Unheard
                    changes:
                      - type: AWS::EC2::Nothing
                        id: "a path"
                        calls: [AddPermission20150331v2]
                        colour: red
                      - id: account
                      - 7
                    """
                        .getBytes(UTF_8)),
                new ChangeFile("source.yml", "source: EC2\nchanges: 7".getBytes(UTF_8)),
                new ChangeFile("broken.yml", "a: [".getBytes(UTF_8))));

    assertThat(catalogue.problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("'Unheard' changes nothing"))
        .anyMatch(message -> message.contains("'AWS::EC2::Nothing'"))
        .anyMatch(message -> message.contains("'a path' is no place"))
        .anyMatch(message -> message.contains("without the version"))
        .anyMatch(message -> message.contains("unknown key 'colour'"))
        .anyMatch(message -> message.contains("'type' is missing"))
        .anyMatch(message -> message.contains("such as s3.amazonaws.com"))
        .anyMatch(message -> message.contains("expected a section"));
    assertThat(catalogue.calls())
        .containsExactly("s3.amazonaws.com/DeleteBucketPolicy", "s3.amazonaws.com/PutBucketPolicy");
  }

  private static ChangingCall find(String yaml, String name) {
    return ChangeCatalogue.read(file(yaml)).find("s3.amazonaws.com", name).orElseThrow();
  }

  private static List<ChangeFile> file(String yaml) {
    return List.of(new ChangeFile("test.yml", yaml.getBytes(UTF_8)));
  }

  private static List<String> resources(ChangingCall call, String members) {
    return call.resources(event(members), ACCOUNT, "eu-west-1").resources().stream()
        .map(ResourceId::toString)
        .toList();
  }

  private static TrailEvent event(String members) {
    String json =
        "{'eventSource':'s3.amazonaws.com','eventName':'X','eventTime':'2026-03-01T12:00:00Z',"
            + members
            + "}";
    TrailReading reading = new TrailEventReader().read(json.replace('\'', '"').getBytes(UTF_8));
    if (reading instanceof TrailReading.Event read) {
      return read.event();
    }
    throw new AssertionError(reading);
  }
}
