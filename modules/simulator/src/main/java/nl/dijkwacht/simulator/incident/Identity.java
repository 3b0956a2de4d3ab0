package nl.dijkwacht.simulator.incident;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.organisation.DataCalls;
import nl.dijkwacht.simulator.organisation.Department;
import nl.dijkwacht.simulator.organisation.ManagementCalls;
import nl.dijkwacht.simulator.organisation.Member;
import nl.dijkwacht.simulator.organisation.Places;
import nl.dijkwacht.simulator.organisation.Workload;

/** Somebody is not who they seem to be, or helps themselves to rights. */
final class Identity {

  private static final int MINUTE = 60;
  private static final String SCRIPT = "Boto3/1.42.0 md/Botocore#1.42.0 lang/python#3.13.7";

  private Identity() {}

  private static String abroad(Plot plot) {
    return Places.in(plot.draw().oneOf(Places.THIRD_COUNTRIES), plot.chance().below(16));
  }

  static void stolenKeys(Plot plot) {
    Workload victim = plot.workload(Workload.Job.APPLICATION, Workload.Job.COPY);
    String address = abroad(plot);
    Plot.CallerAt thief =
        time -> Caller.assumed(victim.role(plot.day()), "sessie", time, address, SCRIPT);
    Act begin = plot.at(plot.chance().below(20 * Plot.HOUR));
    begin.record(
        new ApiCall(
                "sts",
                "GetCallerIdentity",
                thief.at(begin.time()),
                victim.department().account(),
                Region.IRELAND)
            .readOnly());
    plot.reads(
        begin.later(30),
        plot.draw().between(10, 200),
        plot.draw().between(2, 90) * MINUTE,
        victim.department(),
        thief);
  }

  static void stolenSession(Plot plot) {
    Member victim = plot.member(Member.Job.CARE, Member.Job.OFFICE);
    String address = abroad(plot);
    plot.reads(
        plot.at(plot.chance().below(20 * Plot.HOUR)),
        plot.draw().between(5, 100),
        plot.draw().between(2, 90) * MINUTE,
        victim.department(),
        time -> victim.at(time, address, SCRIPT));
  }

  /** While the session of the morning holds. */
  static void sessionNearby(Plot plot) {
    Member victim = plot.member(Member.Job.CARE, Member.Job.OFFICE);
    String address = Places.in(plot.draw().oneOf(Places.EEA), plot.chance().below(16));
    int begins = victim.begins(plot.day()) * Plot.HOUR;
    plot.reads(
        plot.at(begins + plot.draw().between(10, 450) * MINUTE),
        plot.draw().between(5, 100),
        plot.draw().between(2, 90) * MINUTE,
        victim.department(),
        time -> victim.at(time, address, SCRIPT));
  }

  static void createdPrincipal(Plot plot) {
    Member insider = plot.member(Member.Job.ENGINEER);
    Department ward = plot.cast().ward(plot.chance());
    Account account = ward.account();
    String name = "svc-" + plot.chance().hex(6);
    plot.by("arn:aws:iam::" + account.id() + ":user/" + name);
    Act act = plot.at(plot.duringTheDay());
    Caller maker = plot.onCommandLine(insider).at(act.time());
    act.record(ManagementCalls.iam(maker, account, "CreateUser", "userName", name));
    act.later(20).record(ManagementCalls.iam(maker, account, "CreateAccessKey", "userName", name));
    act.later(40)
        .record(
            ManagementCalls.iam(
                maker,
                account,
                "AttachUserPolicy",
                "userName",
                name,
                "policyArn",
                "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
    String address = insider.usualAddress(plot.day());
    plot.reads(
        act.later(plot.draw().between(2, 300) * MINUTE),
        plot.draw().between(10, 300),
        plot.draw().between(2, 60) * MINUTE,
        ward,
        time -> Caller.user(account, name, address, SCRIPT));
  }

  static void grantedThenRead(Plot plot) {
    Member insider = plot.member(Member.Job.ENGINEER);
    Workload tool = plot.workload(Workload.Job.APPLICATION, Workload.Job.MONTH_END);
    Department other = elsewhere(plot, tool.department());
    Act act = plot.at(plot.duringTheDay());
    act.record(
        ManagementCalls.iam(
            plot.onCommandLine(insider).at(act.time()),
            tool.department().account(),
            "AttachRolePolicy",
            "roleName",
            tool.role(plot.day()).name(),
            "policyArn",
            "arn:aws:iam::aws:policy/AmazonS3FullAccess"));
    plot.reads(
        act.later(plot.draw().between(2, 300) * MINUTE),
        plot.draw().between(100, 1_500),
        plot.draw().between(5, 60) * MINUTE,
        other,
        time -> tool.at(time, plot.day(), tool.address()));
  }

  static void failuresThenSuccess(Plot plot) {
    Workload tool = plot.workload(Workload.Job.APPLICATION, Workload.Job.LOAD);
    Department other = elsewhere(plot, tool.department());
    Plot.CallerAt who = time -> tool.at(time, plot.day(), tool.address());
    int tries = plot.draw().between(10, 60);
    Act act = plot.at(plot.duringTheDay());
    plot.files(act, tries, tries * 20, other, DataCalls::getRefused, who);
    plot.reads(
        act.later(tries * 20 + plot.draw().between(1, 120) * MINUTE),
        plot.draw().between(5, 100),
        20 * MINUTE,
        other,
        who);
  }

  /** Another ward of the same account. */
  private static Department elsewhere(Plot plot, Department department) {
    List<Department> others =
        plot.cast().organisation().departments().stream()
            .filter(one -> one.account() == department.account() && !one.equals(department))
            .filter(Department::special)
            .toList();
    return plot.chance().oneOf(others);
  }

  static void withoutMfa(Plot plot) {
    Department ward = plot.cast().ward(plot.chance());
    Account account = ward.account();
    Plot.CallerAt who;
    if (plot.draw().way(2) == 0) {
      plot.by("arn:aws:iam::" + account.id() + ":root");
      who = time -> Caller.root(account, Places.in("DE", 3), SCRIPT);
    } else {
      String name = "oud-" + plot.chance().hex(5);
      plot.by("arn:aws:iam::" + account.id() + ":user/" + name);
      who = time -> Caller.user(account, name, Places.in("DE", 4), SCRIPT);
    }
    plot.reads(
        plot.at(plot.duringTheDay()),
        plot.draw().between(3, 80),
        plot.draw().between(2, 50) * MINUTE,
        ward,
        who);
  }

  static void passwordSpraying(Plot plot) {
    String address = abroad(plot);
    int users = plot.draw().between(6, 40);
    int pause = plot.draw().between(5, 40);
    Act begin = plot.at(plot.chance().below(22 * Plot.HOUR));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      names.add("gebruiker" + plot.chance().between(1, 90_000));
      Act act = begin.later(i * pause);
      plot.by("arn:aws:iam::" + Account.MANAGEMENT.id() + ":user/" + names.get(i));
      act.record(
          new ApiCall(
                  "signin",
                  "ConsoleLogin",
                  Caller.user(
                      Account.MANAGEMENT, names.get(i), address, "Mozilla/5.0 (X11; Linux)"),
                  Account.MANAGEMENT,
                  Region.GLOBAL)
              .type("AwsConsoleSignIn")
              .failed("Failed authentication", "Failed authentication")
              .response("ConsoleLogin", "Failure")
              .additional(Json.object("MobileVersion", "No", "MFAUsed", "No")));
    }
    plot.about(address);
  }
}
