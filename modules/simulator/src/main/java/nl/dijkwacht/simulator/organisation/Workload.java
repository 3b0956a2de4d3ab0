package nl.dijkwacht.simulator.organisation;

import java.time.Instant;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Role;

/**
 * Software with a role of its own.
 *
 * @param number counts from 0 over the whole organisation
 * @param starts first day on which it runs
 * @param renamed the day from which it has a role of another name
 */
public record Workload(int number, Job job, Department department, int starts, int renamed) {

  static final String AGENT = "aws-sdk-java/2.41.0 ua/2.1 os/Linux lang/java#21 exec-env/AWS_ECS";

  /** What software does. */
  public enum Job {
    /** Copies files each night. */
    COPY,
    /** Reads a lot at the end of the month. */
    MONTH_END,
    /** Loads a warehouse each night. */
    LOAD,
    /** Removes what is past its retention each night. */
    CLEAN_UP,
    /** Reads for research each Monday. */
    WEEKLY,
    /** Serves people all day. */
    APPLICATION
  }

  public Role role(int day) {
    return Role.of(department.account(), "app-" + number + (day >= renamed ? "-b" : "") + "-taak");
  }

  public Caller at(Instant time, int day, String address) {
    return Caller.assumed(role(day), "taak-" + number, time, address, AGENT);
  }

  public String address() {
    return Places.internal(number);
  }

  public String secret() {
    return "app-" + number + "/database";
  }
}
