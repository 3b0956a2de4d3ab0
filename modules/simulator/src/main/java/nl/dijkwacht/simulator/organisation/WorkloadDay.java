package nl.dijkwacht.simulator.organisation;

import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Role;

/** What software does on a day. */
final class WorkloadDay {

  private static final int HOUR = 3_600;
  private static final int FILES = 20_000;
  private static final int DEPLOYED_EVERY = 28;

  private final Day day;
  private final Workload workload;
  private final Chance chance;

  WorkloadDay(Day day, Workload workload) {
    this.day = day;
    this.workload = workload;
    this.chance = day.chance("workload", workload.number());
  }

  void play() {
    int number = day.number();
    if (number < workload.starts()) {
      return;
    }
    boolean isNew = number == workload.renamed() || (number > 0 && number == workload.starts());
    boolean isDeployed = number % DEPLOYED_EVERY == workload.number() % DEPLOYED_EVERY;
    if (isNew || isDeployed) {
      deploy(isNew);
    }
    double more = isDeployed ? 1.5 : 1;
    switch (workload.job()) {
      case COPY -> reads(HOUR, Draws.around(chance, 150, 0.05));
      case MONTH_END -> reads(3 * HOUR, day.isEndOfMonth() ? 400 : 6);
      case LOAD -> load();
      case CLEAN_UP -> cleanUp();
      case WEEKLY -> {
        if (day.isMonday()) {
          reads(5 * HOUR, Draws.around(chance, 200, 0.2));
        }
      }
      case APPLICATION -> serve(more * day.busyness() * (day.isWeekend() ? 0.5 : 1));
    }
  }

  private DataCalls calls(Act act) {
    return new DataCalls(
        workload.at(act.time(), day.number(), workload.address()), workload.department());
  }

  private void reads(int second, double count) {
    for (int i = 0; i < count; i++) {
      Act act = day.at(second + i, chance);
      String file = workload.department().file(chance.below(FILES));
      act.record(calls(act).get(file, DataCalls.size(chance)));
    }
  }

  private void load() {
    Act act = day.at(2 * HOUR, chance);
    act.record(calls(act).scan());
    reads(2 * HOUR + 60, Draws.around(chance, 80, 0.1));
  }

  private void cleanUp() {
    double count = Draws.around(chance, 25, 0.3);
    for (int i = 0; i < count; i++) {
      Act act = day.at(4 * HOUR + i, chance);
      act.record(calls(act).delete(workload.department().file(chance.below(FILES))));
    }
  }

  private void serve(double busyness) {
    secret(6 * HOUR + workload.number() % 600);
    for (int hour = 7; hour < 18; hour += 3) {
      int second = hour * HOUR + workload.number() % 1_800;
      int reads = (int) Math.round(Draws.around(chance, 6, 0.4) * busyness);
      for (int i = 0; i < reads; i++) {
        Act act = day.at(second + i * 3, chance);
        int number = chance.below(FILES);
        String file = workload.department().file(number);
        act.record(
            switch (chance.below(4)) {
              case 0 -> calls(act).query(number);
              case 1 -> calls(act).change(number);
              default -> calls(act).get(file, DataCalls.size(chance));
            });
      }
    }
  }

  private void secret(int second) {
    Act act = day.at(second, chance);
    act.record(
        ManagementCalls.secret(
            calls(act).caller(), workload.department().account(), workload.secret()));
  }

  /** The pipeline deploys by CloudFormation, which then acts in its stead. */
  private void deploy(boolean isNew) {
    // Before anything else runs that night.
    Act act = day.at(workload.number() % 1_200, chance);
    Role pipeline = Role.of(workload.department().account(), "uitrol");
    Caller cloudFormation =
        Caller.assumed(pipeline, "uitrol", act.time(), Places.internal(9), "")
            .invokedBy("cloudformation.amazonaws.com");
    if (isNew) {
      act.record(ManagementCalls.createRole(cloudFormation, workload, day.number()));
    }
    ManagementCalls.deploy(act.later(20), cloudFormation, workload, day.number());
    secret(2_400);
  }
}
