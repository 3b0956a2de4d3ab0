package nl.dijkwacht.streams.transfers.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowsTest {

  private static final String ANSWER =
      """
      {"snapshotId":"snap-9","imageId":"ami-9","backupPlanId":"plan","taskArn":\
      "arn:aws:datasync:eu-west-1:111122223333:task/task-9","connectorId":"c-9",\
      "endpoint":{"endpointArn":"arn:aws:dms:eu-west-1:111122223333:endpoint:E9"},\
      "replicaKeyMetadata":{"arn":"arn:aws:kms:us-east-1:111122223333:key/mrk-1"},\
      "replicationTask":{"replicationTaskArn":"arn:aws:dms:eu-west-1:111122223333:task:T9"}}""";

  /** Each is recorded in Frankfurt, or in the Region before the call. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3/PutBucketReplication | {"bucketName":"b","ReplicationConfiguration":{"Rule":{"Status":"Enabled","Destination":{"Bucket":"arn:aws:s3:::kopie","Account":"444455556666"}}}} | bucket kopie 444455556666
          s3/PutBucketReplication | {"bucketName":"b","ReplicationConfiguration":{"Rule":[{"Status":"Disabled","Destination":{"Bucket":"arn:aws:s3:::a"}},{"Status":"Enabled","Destination":{"Bucket":"arn:aws:s3:::c"}}]}} | bucket c
          us-east-1 ec2/CopySnapshot | {"sourceRegion":"eu-west-1","sourceSnapshotId":"snap-1"} | Region us-east-1
          ec2/CopySnapshot | {"sourceRegion":"eu-central-1","sourceSnapshotId":"snap-1"} |
          us-east-1 ec2/CopyImage | {"sourceRegion":"eu-west-1","sourceImageId":"ami-1","name":"n"} | Region us-east-1
          us-east-1 rds/CopyDBSnapshot | {"sourceDBSnapshotIdentifier":"arn:aws:rds:eu-west-1:111122223333:snapshot:a","targetDBSnapshotIdentifier":"k"} | Region us-east-1
          rds/CopyDBSnapshot | {"sourceDBSnapshotIdentifier":"a","targetDBSnapshotIdentifier":"k"} |
          us-east-1 rds/CreateDBInstanceReadReplica | {"dBInstanceIdentifier":"r","sourceDBInstanceIdentifier":"arn:aws:rds:eu-west-1:111122223333:db:zorg"} | Region us-east-1
          ec2/ModifySnapshotAttribute | {"snapshotId":"snap-1","createVolumePermission":{"add":{"items":[{"userId":"444455556666"},{"group":"all"}]}}} | 444455556666 444455556666, everyone
          ec2/ModifySnapshotAttribute | {"snapshotId":"snap-1","createVolumePermission":{"remove":{"items":[{"group":"all"}]}}} |
          ec2/ModifyImageAttribute | {"imageId":"ami-1","launchPermission":{"add":{"items":[{"organizationArn":"arn:aws:organizations::777788889999:organization/o-1"}]}}} | arn:aws:organizations::777788889999:organization/o-1 777788889999
          rds/ModifyDBSnapshotAttribute | {"dBSnapshotIdentifier":"a","attributeName":"restore","valuesToAdd":["all"]} | everyone
          redshift/AuthorizeSnapshotAccess | {"snapshotIdentifier":"a","accountWithRestoreAccess":"444455556666"} | 444455556666 444455556666
          redshift/AuthorizeDataShare | {"dataShareArn":"arn:aws:redshift:eu-west-1:111122223333:datashare:0a1b/clients","consumerIdentifier":"444455556666"} | 444455556666 444455556666
          redshift/EnableSnapshotCopy | {"clusterIdentifier":"c","destinationRegion":"us-west-2"} | Region us-west-2
          rds/StartExportTask | {"sourceArn":"arn:aws:rds:eu-central-1:111122223333:snapshot:a","s3BucketName":"uit"} | bucket uit @eu-central-1
          dynamodb/ExportTableToPointInTime | {"tableArn":"arn:aws:dynamodb:eu-central-1:111122223333:table/t","s3Bucket":"uit","s3BucketOwner":"444455556666"} | bucket uit 444455556666
          logs/CreateExportTask | {"logGroupName":"/app","destination":"uit"} | bucket uit @eu-central-1
          dynamodb/UpdateTable | {"tableName":"t","replicaUpdates":[{"create":{"regionName":"us-east-1"}},{"delete":{"regionName":"eu-west-1"}}]} | Region us-east-1
          dynamodb/CreateGlobalTable | {"globalTableName":"t","replicationGroup":[{"regionName":"us-east-1"}]} | Region us-east-1
          kms/ReplicateKey | {"keyId":"mrk-1","replicaRegion":"us-east-1"} | Region us-east-1
          elasticfilesystem/CreateReplicationConfiguration | {"sourceFileSystemId":"fs-1","destinations":[{"region":"us-east-1"}]} | Region us-east-1
          secretsmanager/ReplicateSecretToRegions | {"secretId":"db","addReplicaRegions":[{"region":"us-east-1"}]} | Region us-east-1
          logs/PutSubscriptionFilter | {"logGroupName":"/app","destinationArn":"arn:aws:logs:us-east-1:444455556666:destination:all"} | arn:aws:logs:us-east-1:444455556666:destination:all 444455556666 @us-east-1
          logs/PutDestination | {"destinationName":"d","targetArn":"arn:aws:kinesis:us-east-1:111122223333:stream/s"} | arn:aws:kinesis:us-east-1:111122223333:stream/s 111122223333 @us-east-1
          firehose/CreateDeliveryStream | {"deliveryStreamName":"s","httpEndpointDestinationConfiguration":{"endpointConfiguration":{"url":"https://Collect.example.com/v1"}}} | collect.example.com
          backup/StartCopyJob | {"recoveryPointArn":"arn:aws:rds:eu-central-1:111122223333:snapshot:a","destinationBackupVaultArn":"arn:aws:backup:eu-west-2:111122223333:backup-vault:main"} | arn:aws:backup:eu-west-2:111122223333:backup-vault:main 111122223333 @eu-west-2
          backup/CreateBackupPlan | {"backupPlan":{"rules":[{"copyActions":[{"destinationBackupVaultArn":"arn:aws:backup:us-east-1:111122223333:backup-vault:m"}]}]}} | arn:aws:backup:us-east-1:111122223333:backup-vault:m 111122223333 @us-east-1
          ram/CreateResourceShare | {"resourceArns":["arn:aws:rds:eu-central-1:111122223333:cluster:zorg"],"principals":["444455556666"]} | 444455556666 444455556666
          datasync/CreateTask | {"destinationLocationArn":"arn:aws:datasync:us-east-1:111122223333:location/loc-1"} | arn:aws:datasync:us-east-1:111122223333:location/loc-1 111122223333 @us-east-1
          datasync/CreateTask | {"destinationLocationArn":"arn:aws:datasync:eu-central-1:111122223333:location/loc-1"} | arn:aws:datasync:eu-central-1:111122223333:location/loc-1
          dms/CreateEndpoint | {"endpointType":"target","serverName":"db.x1.us-east-1.rds.amazonaws.com"} | db.x1.us-east-1.rds.amazonaws.com @us-east-1
          dms/CreateEndpoint | {"endpointType":"source","serverName":"db.example.com"} |
          dms/CreateReplicationTask | {"targetEndpointArn":"arn:aws:dms:eu-central-1:111122223333:endpoint:B"} | arn:aws:dms:eu-central-1:111122223333:endpoint:B
          transfer/CreateConnector | {"url":"sftp://files.example.com"} | files.example.com
          transfer/CreateConnector | {"url":"https://lab.example.com:x@evil.example/in"} | evil.example
          transfer/CreateConnector | {"url":"https://a:b@[2001:DB8::1]:8443/in?token=geheim"} | [2001:db8::1]
          """)
  void aCallTellsWhereDataGo(String call, String request, String destinations) {
    String[] names = call.split(" ");
    String region = names.length == 2 ? names[0] : "eu-central-1";
    Change change = Calls.change(names[names.length - 1], region, request, ANSWER);

    Flow flow = Objects.requireNonNull(Flows.of(change));

    assertThat(flow.destinations().stream().map(FlowsTest::text).collect(Collectors.joining(", ")))
        .isEqualTo(destinations == null ? "" : destinations);
  }

  private static String text(Destination to) {
    String account = to.account() == null ? "" : " " + to.account();
    boolean told = to.region() == null || to.text().equals("Region " + to.region());
    return to.text() + account + (told ? "" : " @" + to.region());
  }

  @Test
  void theRequestOfEachCallIsKept() {
    assertThat(Flows.calls())
        .allSatisfy(
            call -> {
              String[] names = call.split("/", 2);
              assertThat(Calls.catalogue().find(names[0], names[1]))
                  .hasValueSatisfying(known -> assertThat(known.keepsRequest()).isTrue());
            });
  }

  @Test
  void whatAnAutomatedSnapshotWasMadeOfStandsInItsName() {
    Change copy =
        Calls.change(
            "rds/CopyDBSnapshot",
            "us-east-1",
            """
            {"sourceDBSnapshotIdentifier":\
            "arn:aws:rds:eu-west-1:111122223333:snapshot:rds:zorg-2026-03-01-04-05",\
            "targetDBSnapshotIdentifier":"kopie"}""",
            "{}");

    assertThat(Objects.requireNonNull(Flows.of(copy)).sources())
        .contains(
            new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBInstance", "zorg"));
  }

  @Test
  void aCallWithoutRequestTellsNothing() {
    Change change =
        Calls.change("kms/ReplicateKey", "eu-west-1", "{\"replicaRegion\":\"us-east-1\"}", ANSWER);

    assertThat(Flows.of(change.withoutRequest())).isNull();
    assertThat(Flows.kind(change.withoutRequest())).isEqualTo(FlowKind.KEY);
  }

  @Test
  void aLongDestinationIsCutBetweenCharacters() {
    assertThat(Destination.untold("x".repeat(199) + "\ud83d\ude00").text())
        .isEqualTo("x".repeat(199) + "\ufffd");
  }

  @Test
  void deepAndLongRequestsAreBounded() {
    Map<String, Object> deep = Map.of("valuesToAdd", java.util.Collections.nCopies(5_000, "1"));

    assertThat(new Request(deep).texts("valuesToAdd")).hasSize(1_000);
  }
}
