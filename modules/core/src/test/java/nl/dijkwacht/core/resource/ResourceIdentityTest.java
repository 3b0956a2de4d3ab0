package nl.dijkwacht.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import nl.dijkwacht.core.resource.ResourceIdentity.Names;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdentityTest {

  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-central-1";

  /** What AWS Config calls a resource, and some of what calls name the same one by. */
  @ParameterizedTest(name = "{0} {4}")
  @CsvSource({
    "AWS::S3::Bucket, beelden, arn:aws:s3:::beelden, beelden, beelden",
    "AWS::S3::Bucket, beelden, arn:aws:s3:::beelden, beelden, arn:aws:s3:::beelden",
    "AWS::S3::Bucket, beelden, arn:aws:s3:::beelden, beelden, arn:aws:s3:::beelden/map/object",
    "AWS::RDS::DBInstance, db-ABCDEFG, arn:aws:rds:eu-central-1:111122223333:db:brieven, brieven,"
        + " Brieven",
    "AWS::RDS::DBInstance, db-ABCDEFG, , brieven, brieven",
    "AWS::RDS::DBCluster, cluster-ABC, arn:aws:rds:eu-central-1:111122223333:cluster:zorg, zorg,"
        + " arn:aws:rds:eu-central-1:111122223333:cluster:zorg",
    "AWS::RDS::DBSnapshot, rds:zorg-2026-11-01, "
        + "arn:aws:rds:eu-central-1:111122223333:snapshot:rds:zorg-2026-11-01, "
        + "rds:zorg-2026-11-01, rds:zorg-2026-11-01",
    "AWS::RDS::DBClusterSnapshot, nacht, "
        + "arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:nacht, nacht, nacht",
    "AWS::IAM::Role, AROAEXAMPLE, arn:aws:iam::111122223333:role/ops/Beheer, Beheer, Beheer",
    "AWS::IAM::User, AIDAEXAMPLE, arn:aws:iam::111122223333:user/jan, jan, jan",
    "AWS::IAM::Group, AGPAEXAMPLE, , zorg, zorg",
    "AWS::IAM::Policy, ANPAEXAMPLE, arn:aws:iam::111122223333:policy/pad/lees, lees,"
        + " arn:aws:iam::111122223333:policy/pad/lees",
    "AWS::KMS::Key, 1234abcd-12ab, arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab, ,"
        + " arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab",
    "AWS::KMS::Key, 1234abcd-12ab, arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab, ,"
        + " 1234abcd-12ab",
    "AWS::Lambda::Function, post, arn:aws:lambda:eu-central-1:111122223333:function:post, post,"
        + " post:live",
    "AWS::Lambda::Function, post, arn:aws:lambda:eu-central-1:111122223333:function:post, post,"
        + " arn:aws:lambda:eu-central-1:111122223333:function:post:7",
    "AWS::Lambda::Function, post, arn:aws:lambda:eu-central-1:111122223333:function:post, post,"
        + " 111122223333:function:post",
    "AWS::SQS::Queue, https://sqs.eu-central-1.amazonaws.com/111122223333/brieven, "
        + "arn:aws:sqs:eu-central-1:111122223333:brieven, brieven, "
        + "https://sqs.eu-central-1.amazonaws.com/111122223333/brieven",
    "AWS::SNS::Topic, arn:aws:sns:eu-central-1:111122223333:alarm, "
        + "arn:aws:sns:eu-central-1:111122223333:alarm, alarm,"
        + " arn:aws:sns:eu-central-1:111122223333:alarm",
    "AWS::SNS::Topic, arn:aws:sns:eu-central-1:111122223333:alarm, , , alarm",
    "AWS::SecretsManager::Secret, arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-a1B2c3,"
        + " arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-a1B2c3, db, db",
    "AWS::SecretsManager::Secret, arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-a1B2c3,"
        + " arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-a1B2c3, db, "
        + "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-a1B2c3",
    "AWS::CloudTrail::Trail, arn:aws:cloudtrail:eu-central-1:111122223333:trail/logboek, "
        + "arn:aws:cloudtrail:eu-central-1:111122223333:trail/logboek, logboek, logboek",
    "AWS::EFS::FileSystem, fs-1, arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-1,"
        + " , arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-1",
    "AWS::Redshift::Cluster, cijfers, arn:aws:redshift:eu-central-1:111122223333:cluster:cijfers, ,"
        + " Cijfers",
    "AWS::OpenSearch::Domain, 111122223333/zoek, arn:aws:es:eu-central-1:111122223333:domain/zoek,"
        + " zoek, zoek",
    "AWS::ElasticLoadBalancingV2::LoadBalancer, "
        + "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/50dc, "
        + "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/50dc, web, "
        + "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/50dc",
    "AWS::ElasticLoadBalancing::LoadBalancer, oud, "
        + "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/oud, oud, oud",
    "AWS::MSK::Cluster, arn:aws:kafka:eu-central-1:111122223333:cluster/stroom/ab-1, "
        + "arn:aws:kafka:eu-central-1:111122223333:cluster/stroom/ab-1, stroom, "
        + "arn%3Aaws%3Akafka%3Aeu-central-1%3A111122223333%3Acluster%2Fstroom%2Fab-1",
    "AWS::ApiGateway::Stage, arn:aws:apigateway:eu-central-1::/restapis/a1/stages/prod, "
        + "arn:aws:apigateway:eu-central-1::/restapis/a1/stages/prod, prod, a1/prod",
    "AWS::ApiGateway::RestApi, a1, arn:aws:apigateway:eu-central-1::/restapis/a1, zorg, a1",
    "AWS::CloudFront::Distribution, E1, arn:aws:cloudfront::111122223333:distribution/E1, , E1",
    "AWS::Route53::HostedZone, Z1, arn:aws:route53:::hostedzone/Z1, zorg.nl., /hostedzone/Z1",
    "AWS::Backup::RecoveryPoint, arn:aws:ec2:eu-central-1::snapshot/snap-1, "
        + "arn:aws:ec2:eu-central-1::snapshot/snap-1, , arn:aws:ec2:eu-central-1::snapshot/snap-1",
    "AWS::EC2::SecurityGroup, sg-1, arn:aws:ec2:eu-central-1:111122223333:security-group/sg-1, web,"
        + " sg-1",
    "AWS::ECS::Service, arn:aws:ecs:eu-central-1:111122223333:service/prod/web, "
        + "arn:aws:ecs:eu-central-1:111122223333:service/prod/web, web, prod/web",
    "AWS::DynamoDB::Table, cliënten, arn:aws:dynamodb:eu-central-1:111122223333:table/cliënten, "
        + "cliënten, arn:aws:dynamodb:eu-central-1:111122223333:table/cliënten/index/naam"
  })
  void anItemAndACallMeet(
      String type, String id, @Nullable String arn, @Nullable String name, String said) {
    ResourceId item =
        ResourceIdentity.ofItem("aws", ACCOUNT, REGION, new Names(type, id, arn, name));

    assertThat(ofCall(type, said)).isEqualTo(item);
    assertThat(ofCall(type, item.id())).isEqualTo(item);
  }

  @Test
  void aBucketIsTheSameWhereverItWasSeen() {
    Names bucket = new Names("AWS::S3::Bucket", "beelden", "arn:aws:s3:::beelden", "beelden");

    assertThat(ResourceIdentity.ofItem("aws", ACCOUNT, "eu-west-1", bucket))
        .isEqualTo(
            ResourceIdentity.ofCall(ACCOUNT, "us-east-1", List.of("AWS::S3::Bucket"), "beelden"))
        .hasToString("aws/111122223333/global/AWS::S3::Bucket/beelden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::IAM::Role",
        "AWS::Organizations::Policy",
        "AWS::CloudFront::Distribution",
        "AWS::Route53::HostedZone"
      })
  void whatHasNoRegionIsGlobalThoughItsCallsAreRecordedInOne(String type) {
    assertThat(ofCall(type, "p-1")).extracting(ResourceId::region).isEqualTo("global");
  }

  @Test
  void anArnOrAddressTellsWhoseAndWhereItIs() {
    assertThat(ofCall("AWS::SNS::Topic", "arn:aws:sns:eu-west-1:444455556666:alarm"))
        .hasToString("aws/444455556666/eu-west-1/AWS::SNS::Topic/alarm");
    assertThat(ofCall("AWS::SQS::Queue", "https://sqs.eu-central-1.amazonaws.com/444455556666/q"))
        .hasToString("aws/444455556666/eu-central-1/AWS::SQS::Queue/q");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::KMS::Key, alias/brieven",
    "AWS::KMS::Key, arn:aws:kms:eu-central-1:111122223333:alias/brieven",
    "AWS::S3::Bucket, arn:aws:s3:eu-central-1:111122223333:accesspoint/punt",
    "AWS::RDS::DBInstance, arn:aws:rds:eu-central-1:111122223333:cluster:zorg",
    "AWS::EC2::SecurityGroup, web",
    "AWS::IAM::Role, arn:aws:iam::111122223333:user/jan"
  })
  void whatDoesNotTellWhichResourceIsMeantNamesNone(String type, String said) {
    assertThat(ofCall(type, said)).isNull();
  }

  @Test
  void theFirstTypeThatFitsHolds() {
    List<String> types =
        List.of("AWS::EC2::Volume", "AWS::EC2::SecurityGroup", "AWS::EC2::Instance");

    assertThat(ResourceIdentity.ofCall(ACCOUNT, REGION, types, "sg-1"))
        .extracting(ResourceId::type)
        .isEqualTo("AWS::EC2::SecurityGroup");
    assertThat(ResourceIdentity.ofCall(ACCOUNT, REGION, types, "rtb-1")).isNull();
  }

  @Test
  void aTypeThatNothingIsKnownOfKeepsTheIdOfAwsConfig() {
    Names names = new Names("AWS::New::Thing", "id-1", "arn:aws:new:::thing/other", "other");

    assertThat(ResourceIdentity.ofItem("aws", ACCOUNT, REGION, names).id()).isEqualTo("id-1");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "eusc-de-east-1, aws-eusc",
    "us-iso-east-1, aws-iso",
    "us-isob-east-1, aws-iso-b",
    "eu-isoe-west-1, aws-iso-e",
    "us-isof-south-1, aws-iso-f",
    "global, aws"
  })
  void theRegionTellsThePartition(String region, String partition) {
    assertThat(ResourceIdentity.partition(region)).isEqualTo(partition);
  }

  @Test
  void anyTextGivesAnIdOrNoneAndNeverFails() {
    Random random = new Random(5);
    String alphabet = "arn:/%3A-aws\u0000secret:functionABC sg";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "arn:aws:rds:" : "");
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      for (String type : ResourceIdentity.types()) {
        ResourceId resource = ofCall(type, text.toString());
        assertThat(resource == null || !resource.id().contains("\u0000")).isTrue();
      }
    }
  }

  private static @Nullable ResourceId ofCall(String type, String said) {
    return ResourceIdentity.ofCall(ACCOUNT, REGION, List.of(type), said);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::S3::Bucket, letters, arn:aws:s3:::letters",
    "AWS::DynamoDB::Table, letters, arn:aws:dynamodb:eu-central-1:111122223333:table/letters",
    "AWS::RDS::DBInstance, letters, arn:aws:rds:eu-central-1:111122223333:db:letters",
    "AWS::SQS::Queue, letters, arn:aws:sqs:eu-central-1:111122223333:letters",
    "AWS::SSM::Parameter, /app/key, arn:aws:ssm:eu-central-1:111122223333:parameter/app/key",
    "AWS::SSM::Parameter, key, arn:aws:ssm:eu-central-1:111122223333:parameter/key",
    "AWS::Glue::Table, db/letters, arn:aws:glue:eu-central-1:111122223333:table/db/letters",
    "AWS::SecretsManager::Secret, a/b, arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b"
  })
  void theArnOfAResourceNamesIt(String type, String id, String arn) {
    ResourceId resource = Objects.requireNonNull(ofCall(type, id));

    assertThat(ResourceIdentity.arn(resource)).isEqualTo(arn);
    assertThat(ofCall(type, arn)).isEqualTo(resource);
  }

  @Test
  void whatAnIdDoesNotTellGivesNoArn() {
    assertThat(
            ResourceIdentity.arn(
                new ResourceId("aws", ACCOUNT, REGION, "AWS::Backup::RecoveryPoint", "arn:x")))
        .isNull();
    assertThat(ResourceIdentity.arn(new ResourceId("aws", ACCOUNT, REGION, "AWS::No::Type", "x")))
        .isNull();
  }
}
