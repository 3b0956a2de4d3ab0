package nl.dijkwacht.simulator.organisation;

import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;

/** What a person does on a day. */
final class MemberDay {

  private static final double ILL = 0.05;
  private static final double TRAVEL_BEGINS = 1 / 1_500.0;
  private static final int LONGEST_TRAVEL = 4;
  private static final double BURST = 1 / 250.0;
  private static final double COLLEAGUE = 0.05;
  private static final double ANYWHERE = 0.001;
  private static final double TURNS_PAGE = 0.2;
  private static final int FILES = 20_000;
  private static final int HOUR = 3_600;

  /** Files that are looked at one after the other. */
  private static final int OF_A_SITTING = 8;

  private static final int SITTINGS_WITHIN = 9_000;

  private final Day day;
  private final Member member;
  private final Chance chance;
  private final String address;

  MemberDay(Day day, Member member) {
    this.day = day;
    this.member = member;
    this.chance = day.chance("member", member.number());
    this.address = address();
  }

  /** Now and then somebody works from a country nearby for some days. */
  private String address() {
    for (int ago = 0; ago < LONGEST_TRAVEL; ago++) {
      Chance travel =
          Draws.of(
              day.organisation().settings().seed(), "travel", member.number(), day.number() - ago);
      if (travel.happens(TRAVEL_BEGINS) && ago <= travel.below(LONGEST_TRAVEL)) {
        return Places.in(travel.oneOf(Places.EEA), member.number());
      }
    }
    return member.usualAddress(day.number());
  }

  void play() {
    boolean isIll = chance.happens(ILL);
    if (member.works(day.number()) && !isIll) {
      signIn();
      switch (member.job()) {
        case CARE, OFFICE, RESEARCH -> work();
        case ENGINEER -> administer();
        case AUDITOR -> audit();
        case SUPPLIER -> look(begin(0), 6);
      }
    }
    if (member.job() == Member.Job.ENGINEER && isOnCall()) {
      nightCall();
    }
  }

  private int begin(int part) {
    return member.begins(day.number()) * HOUR + part * 4 * HOUR + chance.below(5_400);
  }

  private Caller inConsole(Act act) {
    return member.at(act.time(), address, Member.CONSOLE).throughConsole();
  }

  private void signIn() {
    if (member.job() != Member.Job.SUPPLIER && !chance.happens(0.2)) {
      return;
    }
    Act act = day.at(begin(0), chance);
    if (member.job() == Member.Job.SUPPLIER && chance.happens(0.03)) {
      act.record(signIn(act, "Failure", "No"));
    }
    act.later(20).record(signIn(act, "Success", "Yes"));
  }

  private ApiCall signIn(Act act, String outcome, String multiFactor) {
    boolean isSupplier = member.job() == Member.Job.SUPPLIER;
    return new ApiCall(
            "signin",
            "ConsoleLogin",
            member.at(act.time(), address, Member.BROWSER),
            member.role().account(),
            Region.GLOBAL)
        .type("AwsConsoleSignIn")
        .response("ConsoleLogin", outcome)
        .additional(Json.object("MobileVersion", "No", "MFAUsed", isSupplier ? multiFactor : "No"));
  }

  /** Two parts of the day, with files of the own department and now and then of another. */
  private void work() {
    for (int part = 0; part < 2; part++) {
      double reads = Draws.around(chance, member.reads(), member.varies()) * day.busyness();
      // A list for research, a conference to prepare, a backlog.
      double burst = chance.happens(BURST) ? 3 : 1;
      read(part, (int) Math.max(1, Math.min(300, Math.round(reads * burst))), department());
    }
    if (member.job() == Member.Job.RESEARCH) {
      research();
    }
  }

  private Department department() {
    if (chance.happens(ANYWHERE)) {
      // Of those with the same purpose, since others are closed to them.
      Department any = chance.oneOf(day.organisation().departments());
      return any.purpose().equals(member.department().purpose()) ? any : member.department();
    }
    if (member.job() == Member.Job.CARE && chance.happens(COLLEAGUE)) {
      return neighbour(1 + chance.below(2));
    }
    return member.department();
  }

  /** One of the two wards with which the own one works together. */
  private Department neighbour(int distance) {
    var all = day.organisation().departments();
    int care = all.size() - 3;
    return all.get(3 + (member.department().number() - 3 + distance) % care);
  }

  private void read(int part, int reads, Department department) {
    int second = begin(part);
    int sittings = 1 + (reads - 1) / OF_A_SITTING;
    Act listing = day.at(second, chance);
    listing.record(new DataCalls(inConsole(listing), department).list());
    for (int i = 0; i < reads; i++) {
      int sitting = second + i / OF_A_SITTING * (SITTINGS_WITHIN / sittings);
      Act act = day.at(sitting + i % OF_A_SITTING * 5 + chance.below(5), chance);
      DataCalls calls = new DataCalls(inConsole(act), department);
      String file = department.file(chance.below(FILES));
      act.record(
          switch (chance.below(50)) {
            case 0 -> calls.getMissing(file);
            case 1, 2, 3, 4 -> calls.put(file, DataCalls.size(chance));
            case 5, 6, 7, 8, 9 -> calls.item(chance.below(FILES));
            default -> calls.get(file, DataCalls.size(chance));
          });
    }
  }

  private void research() {
    if (chance.happens(0.01)) {
      Act act = day.at(begin(1), chance);
      DataCalls calls = new DataCalls(inConsole(act), member.department());
      act.record(calls.firstPage());
      if (chance.happens(TURNS_PAGE)) {
        act.later(60).record(calls.pageAfter(chance.below(FILES)));
      }
    }
  }

  private void look(int second, int calls) {
    for (int i = 0; i < calls; i++) {
      Act act = day.at(second + 30 + i * 45, chance);
      act.record(ManagementCalls.look(inConsole(act), member.role().account(), chance));
    }
  }

  private void administer() {
    look(begin(0), 4 + chance.below(12));
    if (chance.happens(0.004)) {
      readSecret(begin(1));
    }
    if (chance.happens(0.05)) {
      Act act = day.at(begin(1), chance);
      Caller terraform =
          member.at(act.time(), address, "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 aws-sdk-go-v2");
      ManagementCalls.deploy(act, terraform, anyWorkload(), day.number());
    }
  }

  private Workload anyWorkload() {
    return chance.oneOf(day.organisation().workloads());
  }

  private void readSecret(int second) {
    Act act = day.at(second, chance);
    act.record(
        ManagementCalls.secret(inConsole(act), member.role().account(), anyWorkload().secret()));
  }

  private boolean isOnCall() {
    return day.chance("on-call", member.department().number()).below(40) == member.number() % 40;
  }

  private void nightCall() {
    int second = HOUR + chance.below(2 * HOUR);
    if (chance.happens(0.3)) {
      look(second, 5 + chance.below(10));
      if (chance.happens(0.05)) {
        readSecret(second + 600);
      }
    }
  }

  /** Trails and rules are looked at; seldom a sample is taken. */
  private void audit() {
    int second = begin(0);
    for (int i = 0; i < 5; i++) {
      Act act = day.at(second + i * 60, chance);
      act.record(
          ManagementCalls.read(
              inConsole(act), Account.LOG_ARCHIVE, "cloudtrail", "GetTrailStatus"));
    }
    if (chance.happens(0.02)) {
      read(1, 5 + chance.below(8), chance.oneOf(day.organisation().departments()));
    }
  }
}
