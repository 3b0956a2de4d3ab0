package nl.dijkwacht.streams.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.Calls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataLeavingTest {

  private static final String FLOWS = "dijkwacht.transfers.flows";

  private final TransferDriver stage = new TransferDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  private static Change copy(String source, String toRegion) {
    return Calls.change(
        "rds/CopyDBSnapshot",
        toRegion,
        """
        {"sourceDBSnapshotIdentifier":"arn:aws:rds:eu-west-1:111122223333:snapshot:%s",\
        "targetDBSnapshotIdentifier":"kopie"}"""
            .formatted(source),
        "{}");
  }

  private static Change share(String snapshot, String with) {
    return Calls.change(
        "rds/ModifyDBSnapshotAttribute",
        "eu-west-1",
        "{\"dBSnapshotIdentifier\":\"%s\",\"attributeName\":\"restore\",\"valuesToAdd\":[\"%s\"]}"
            .formatted(snapshot, with),
        "{}");
  }

  private static Change replication(String bucket) {
    return Calls.change(
        "s3/PutBucketReplication",
        "eu-west-1",
        """
        {"bucketName":"beelden","ReplicationConfiguration":{"Rule":\
        {"Status":"Enabled","Destination":{"Bucket":"arn:aws:s3:::%s"}}}}"""
            .formatted(bucket),
        "{}");
  }

  private void tells(TransferRule rule, Level level, Change change) {
    stage.pipe(change);
    List<Signal> signals = stage.signals();
    assertThat(signals).hasSize(1);
    assertThat(signals.get(0).rule().id()).isEqualTo(rule.rule().id());
    assertThat(signals.get(0).rule().level()).isEqualTo(level);
  }

  private void isSilent(Change change) {
    stage.pipe(change);
    assertThat(stage.signals()).isEmpty();
  }

  @Test
  void aCopyOfAnAssetToARegionWithoutABasisIsAFinding() {
    stage.pipe(copy("zorg-1", "us-east-1"));

    Signal signal = stage.signals().get(0);
    assertThat(signal.rule()).isEqualTo(TransferRule.SENT_WITHOUT_BASIS.rule());
    assertThat(signal.subject().fields())
        .containsEntry("resource", "aws/111122223333/eu-west-1/AWS::RDS::DBSnapshot/zorg-1")
        .containsEntry("destination", "Region us-east-1");
    assertThat(signal.event().note())
        .contains("CopyDBSnapshot (copy)", "US is adequate only for", "register of transfers");
    assertThat(stage.count(FLOWS, "kind", "copy", "country", "US", "outcome", "without-basis"))
        .isEqualTo(1);
  }

  @Test
  void anAutomatedSnapshotIsOfItsDatabase() {
    tells(
        TransferRule.SENT_WITHOUT_BASIS,
        Level.HIGH,
        copy("rds:zorg-2026-03-01-04-05", "ap-east-1"));
  }

  @Test
  void withinTheEeaAndInAdequateCountriesNothingIsToldOf() {
    isSilent(copy("zorg-1", "eu-north-1"));
    isSilent(copy("zorg-1", "eu-west-2"));
    assertThat(stage.count(FLOWS, "country", "SE", "outcome", "eea")).isEqualTo(1);
    assertThat(stage.count(FLOWS, "country", "GB", "outcome", "with-basis")).isEqualTo(1);
  }

  @Test
  void unknownDataAreToldOfOneLevelLowerWhereThatIsAskedFor() {
    isSilent(copy("iets", "us-east-1"));
    assertThat(stage.count(FLOWS, "country", "US", "outcome", "not-an-asset")).isEqualTo(1);
    try (TransferDriver all = new TransferDriver(new TransferSettings(true, true), true)) {
      all.pipe(copy("iets", "us-east-1"));
      all.pipe(copy("proef", "us-east-1"));
      assertThat(all.signals())
          .singleElement()
          .satisfies(
              signal -> {
                assertThat(signal.rule().level()).isEqualTo(Level.MEDIUM);
                assertThat(signal.event().note()).contains("nobody said whether");
              });
    }
  }

  @Test
  void aShareIsJudgedByWhoGetsIt() {
    isSilent(share("zorg-1", "777788889999"));
    isSilent(share("zorg-1", "444455557777"));
    tells(TransferRule.SENT_WITHOUT_BASIS, Level.HIGH, share("zorg-1", "444455556666"));
    tells(TransferRule.STRANGER, Level.HIGH, share("zorg-1", "999900001111"));
    tells(TransferRule.PUBLISHED, Level.CRITICAL, share("zorg-1", "all"));
    assertThat(TransferRule.PUBLISHED.rule().tags()).contains("dijkwacht.case");
  }

  @Test
  void theRegionOfABucketIsThatOfTheRegisterOrUnknown() {
    isSilent(replication("kopie"));
    stage.pipe(replication("elders"));
    assertThat(stage.signals())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.rule()).isEqualTo(TransferRule.PLACE_UNKNOWN.rule());
              assertThat(signal.event().note()).contains("bucket elders", "Neither the call nor");
            });
  }

  @Test
  void aKeyIsJudgedThoughNobodySaysWhatItGuards() {
    tells(
        TransferRule.KEY_SENT,
        Level.MEDIUM,
        Calls.change(
            "kms/ReplicateKey",
            "eu-west-1",
            "{\"keyId\":\"mrk-1\",\"replicaRegion\":\"us-east-1\"}",
            "{\"replicaKeyMetadata\":{\"arn\":\"arn:aws:kms:us-east-1:111122223333:key/mrk-1\"}}"));
  }

  @Test
  void anExportThatStaysInItsRegionDoesNotLeave() {
    isSilent(
        Calls.change(
            "rds/StartExportTask",
            "us-east-1",
            """
            {"sourceArn":"arn:aws:rds:us-east-1:111122223333:snapshot:zorg-1","s3BucketName":"uit"}""",
            "{}"));
  }

  @Test
  void aRequestThatWasNotKeptIsCounted() {
    isSilent(share("zorg-1", "all").withoutRequest());
    assertThat(stage.count(FLOWS, "outcome", "without-request")).isEqualTo(1);
  }

  @Test
  void otherChangesAreNoneOfItsBusiness() {
    isSilent(
        Calls.change("s3/DeleteBucketPolicy", "us-east-1", "{\"bucketName\":\"beelden\"}", "{}"));
  }

  @Test
  void theSameChangeGivesTheSameSignal() {
    stage.pipe(share("zorg-1", "all"));
    stage.pipe(share("zorg-1", "all"));

    assertThat(stage.signals()).hasSize(2).extracting(Signal::id).containsOnly(id());
  }

  private static String id() {
    try (TransferDriver other = new TransferDriver()) {
      other.pipe(share("zorg-1", "all"));
      return other.signals().get(0).id();
    }
  }
}
