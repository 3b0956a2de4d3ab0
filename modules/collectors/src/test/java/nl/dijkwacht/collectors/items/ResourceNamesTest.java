package nl.dijkwacht.collectors.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceNamesTest {

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "eusc-de-east-1, aws-eusc"
  })
  void withoutAnArnTheRegionTellsThePartition(String region, String partition) {
    assertThat(named("AWS::EC2::Volume", "vol-1", null, region))
        .hasToString(partition + "/111122223333/" + region + "/AWS::EC2::Volume/vol-1");
  }

  @Test
  void anArnTellsThePartitionOfWhatHasNoRegion() {
    String arn = "arn:aws-eusc:iam::111122223333:role/Beheer";

    assertThat(named("AWS::IAM::Role", "AROAEXAMPLE", arn, "global"))
        .hasToString("aws-eusc/111122223333/global/AWS::IAM::Role/Beheer");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::S3::AccountPublicAccessBlock, 111122223333",
    "AWS::Route53::HostedZone, Z1",
    "AWS::IAM::User, AIDA1",
    "AWS::CloudFront::Distribution, E1"
  })
  void whatHasNoRegionIsGlobalWhereverItWasSeen(String type, String id) {
    assertThat(named(type, id, null, "us-east-1"))
        .isEqualTo(named(type, id, null, "eu-central-1"))
        .hasToString("aws/111122223333/global/" + type + "/" + id);
  }

  @Test
  void aTrailIsOneByItsArnAndByItsName() {
    String arn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/logboek";

    assertThat(named("AWS::CloudTrail::Trail", arn, arn, "eu-central-1"))
        .isEqualTo(named("AWS::CloudTrail::Trail", "logboek", arn, "eu-central-1"));
  }

  @Test
  void theArnOrTheZoneTellTheRegionWhereNothingElseDoes() {
    assertThat(named("AWS::EC2::Volume", "v", "arn:aws:ec2:eu-west-1:1:volume/v", null))
        .extracting(ResourceId::region)
        .isEqualTo("eu-west-1");
    assertThat(
            ResourceNames.in(
                JsonObject.of(
                    Map.of(
                        "awsAccountId", "111122223333",
                        "resourceType", "AWS::EC2::Volume",
                        "resourceId", "v",
                        "availabilityZone", "us-west-2b"))))
        .extracting(ResourceId::region)
        .isEqualTo("us-west-2");
  }

  private static @Nullable ResourceId named(
      String type, String id, @Nullable String arn, @Nullable String region) {
    Map<String, Object> item = new HashMap<>();
    item.put("awsAccountId", "111122223333");
    item.put("resourceType", type);
    item.put("resourceId", id);
    if (arn != null) {
      item.put("ARN", arn);
    }
    if (region != null) {
      item.put("awsRegion", region);
    }
    return ResourceNames.in(new JsonObject(item));
  }
}
