package nl.dijkwacht.simulator.incident;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.organisation.DataCalls;
import nl.dijkwacht.simulator.organisation.Department;
import nl.dijkwacht.simulator.organisation.ManagementCalls;
import nl.dijkwacht.simulator.organisation.Member;
import nl.dijkwacht.simulator.organisation.Workload;

/** Data are carried off or destroyed by somebody with the right to touch them. */
final class Exfiltration {

  private static final int MINUTE = 60;

  private Exfiltration() {}

  static void massDownload(Plot plot) {
    Member insider = plot.member(Member.Job.CARE, Member.Job.OFFICE);
    plot.reads(
        plot.at(plot.duringTheDay()),
        plot.draw().between(300, 3_000),
        plot.draw().between(15, 50) * MINUTE,
        insider.department(),
        plot.onCommandLine(insider));
  }

  /** Each day about as much again as a busy day has, and none at all of it at once. */
  static void slow(Plot plot) {
    Member insider = plot.member(Member.Job.CARE, Member.Job.OFFICE);
    int days = Math.min(plot.draw().between(7, 12), plot.lastDay() - plot.day() + 1);
    int portion = plot.draw().between(40, 90);
    for (int i = 0; i < days; i++) {
      plot.reads(
          plot.at(plot.day() + i, plot.duringTheDay()),
          portion,
          3 * Plot.HOUR,
          insider.department(),
          plot.onCommandLine(insider));
    }
  }

  static void massDecryption(Plot plot) {
    Member insider = plot.member(Member.Job.CARE, Member.Job.RESEARCH);
    plot.files(
        plot.at(plot.duringTheDay()),
        plot.draw().between(300, 3_000),
        plot.draw().between(15, 50) * MINUTE,
        insider.department(),
        DataCalls::decrypt,
        plot.onCommandLine(insider));
  }

  static void secrets(Plot plot) {
    Workload taken = plot.workload(Workload.Job.APPLICATION);
    List<Workload> all = plot.cast().organisation().workloads();
    Act begin = plot.at(plot.duringTheDay());
    int count = plot.draw().between(10, 40);
    int pause = plot.draw().between(5, 80);
    for (int i = 0; i < count; i++) {
      Act act = begin.later(i * pause);
      Workload other = all.get((taken.number() + i) % all.size());
      act.record(
          ManagementCalls.secret(
              taken.at(act.time(), plot.day(), taken.address()),
              taken.department().account(),
              i < all.size() ? other.secret() : other.secret() + i));
    }
  }

  static void tableExported(Plot plot) {
    Member insider = plot.member(Member.Job.ENGINEER);
    Department ward = plot.cast().ward(plot.chance());
    plot.about(ward.table());
    Act act = plot.at(plot.duringTheDay());
    Account account = ward.account();
    act.record(
        new ApiCall(
                "dynamodb",
                "ExportTableToPointInTime",
                plot.onCommandLine(insider).at(act.time()),
                account,
                Region.IRELAND)
            .request(
                "tableArn",
                ward.tableArn(),
                "s3Bucket",
                "opslag-" + plot.chance().hex(8),
                "s3BucketOwner",
                plot.draw().strangersAccount()));
  }

  static void massDeletion(Plot plot) {
    Act begin = plot.at(plot.duringTheDay());
    int count = plot.draw().between(120, 1_500);
    int seconds = plot.draw().between(5, 50) * MINUTE;
    if (plot.draw().way(2) == 0) {
      Workload taken = plot.workload(Workload.Job.APPLICATION, Workload.Job.COPY);
      plot.files(
          begin,
          count,
          seconds,
          taken.department(),
          DataCalls::delete,
          time -> taken.at(time, plot.day(), taken.address()));
    } else {
      Member insider = plot.member(Member.Job.CARE, Member.Job.ENGINEER);
      plot.files(
          begin,
          count,
          seconds,
          insider.department(),
          DataCalls::delete,
          plot.onCommandLine(insider));
    }
  }
}
