package nl.dijkwacht.simulator.incident;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.organisation.Department;
import nl.dijkwacht.simulator.organisation.Member;
import nl.dijkwacht.simulator.organisation.Places;

/** Data go to somebody, or somewhere, they should not. */
final class HandedOut {

  private static final int MINUTE = 60;
  private static final List<String> OUTSIDE =
      List.of("us-east-1", "us-west-2", "ap-south-1", "sa-east-1", "ap-southeast-1", "af-south-1");
  private static final List<String> SERVICES =
      List.of(
          "rekognition", "comprehendmedical", "personalize", "textract", "transcribe", "forecast");

  private HandedOut() {}

  static void snapshotShared(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    Department ward = plot.cast().ward(plot.chance());
    Act act = plot.at(plot.duringTheDay());
    Caller caller = plot.onCommandLine(engineer).at(act.time());
    String snapshot =
        "rds:" + ward.database() + "-2026-0" + plot.draw().between(1, 9) + "-01-03-00";
    plot.about(snapshot);
    act.record(
        new ApiCall("rds", "ModifyDBSnapshotAttribute", caller, ward.account(), Region.IRELAND)
            .request(
                "dBSnapshotIdentifier",
                snapshot,
                "attributeName",
                "restore",
                "valuesToAdd",
                List.of(plot.draw().strangersAccount())));
  }

  static void unknownProcessor(Plot plot) {
    String account = plot.draw().strangersAccount();
    Department ward = plot.cast().ward(plot.chance());
    plot.by(account);
    String address =
        plot.draw().way(2) == 0 ? "198.19.250.9" : Places.in("US", plot.chance().below(16));
    Caller stranger = Caller.ofAccount(account, "verwerking", address, "Boto3/1.42.0");
    plot.by(String.valueOf(stranger.identity().get("principalId")).replaceAll(":.*", ""));
    plot.reads(
        plot.at(plot.chance().below(20 * Plot.HOUR)),
        plot.draw().between(5, 200),
        plot.draw().between(2, 90) * MINUTE,
        ward,
        time -> stranger);
  }

  static void replicatedOutside(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    Department ward = plot.cast().ward(plot.chance());
    String region = plot.draw().oneOf(OUTSIDE);
    Account account = ward.account();
    Act act = plot.at(plot.duringTheDay());
    Caller caller = plot.onCommandLine(engineer).at(act.time());
    if (plot.draw().way(2) == 0) {
      plot.about(ward.table());
      act.record(
          new ApiCall("dynamodb", "UpdateTable", caller, account, Region.IRELAND)
              .request(
                  "tableName",
                  ward.table(),
                  "replicaUpdates",
                  List.of(Json.object("create", Json.object("regionName", region)))));
    } else {
      String snapshot = "rds:" + ward.database() + "-2026-04-02-03-00";
      plot.about(snapshot);
      act.record(
          new ApiCall("rds", "CopyDBSnapshot", caller, account, region)
              .request(
                  "sourceDBSnapshotIdentifier",
                  "arn:aws:rds:eu-west-1:" + account.id() + ":snapshot:" + snapshot,
                  "targetDBSnapshotIdentifier",
                  "kopie-" + plot.chance().hex(6),
                  "sourceRegion",
                  Region.IRELAND));
    }
  }

  static void unapprovedService(Plot plot) {
    Department ward = plot.cast().ward(plot.chance());
    String service = plot.draw().oneOf(SERVICES) + ".amazonaws.com";
    plot.by(service);
    plot.reads(
        plot.at(plot.duringTheDay()),
        plot.draw().between(5, 150),
        plot.draw().between(2, 50) * MINUTE,
        ward,
        time -> Caller.service(service));
  }
}
