package nl.dijkwacht.simulator.incident;

import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.organisation.DataCalls;
import nl.dijkwacht.simulator.organisation.Department;
import nl.dijkwacht.simulator.organisation.Member;

/** What the registers say is not kept to. */
final class AgainstRegisters {

  private static final int MINUTE = 60;
  private static final int ERASED_FROM = 900_000;

  private AgainstRegisters() {}

  static void outsidePurpose(Plot plot) {
    Member curious = plot.clerk();
    plot.reads(
        plot.at(plot.duringTheDay()),
        plot.draw().between(2, 40),
        plot.draw().between(2, 50) * MINUTE,
        plot.cast().ward(plot.chance()),
        plot.onCommandLine(curious));
  }

  static void erasedRead(Plot plot) {
    Member member = plot.member(Member.Job.CARE);
    Department ward = member.department();
    plot.about(ward.bucket());
    Act begin = plot.at(plot.duringTheDay());
    int count = plot.draw().between(1, 8);
    for (int i = 0; i < count; i++) {
      String key = ward.file(ERASED_FROM + plot.chance().below(90_000));
      plot.reportErased(ward, key);
      Act act = begin.later(i * 45);
      act.record(
          new DataCalls(plot.usually(member, Member.COMMAND_LINE).at(act.time()), ward)
              .get(key, DataCalls.size(plot.chance())));
    }
  }

  static void erasedRestored(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    Department ward = plot.cast().ward(plot.chance());
    plot.about(ward.table());
    Act act = plot.at(plot.duringTheDay());
    act.record(
        new ApiCall(
                "dynamodb",
                "RestoreTableToPointInTime",
                plot.onCommandLine(engineer).at(act.time()),
                ward.account(),
                Region.IRELAND)
            .request(
                "sourceTableName",
                ward.table(),
                "sourceTableArn",
                ward.tableArn(),
                "targetTableName",
                ward.table() + "-" + plot.chance().hex(4),
                "useLatestRestorableTime",
                true));
  }
}
