package nl.dijkwacht.simulator.organisation;

import java.time.Instant;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Role;

/**
 * A person, and how they work.
 *
 * @param number counts from 0 over the whole organisation
 * @param reads files on a usual half day
 * @param varies how much that varies, as the deviation of logarithms
 * @param joins first day of work
 * @param holiday first of ten days off
 */
public record Member(
    int number,
    Job job,
    String address,
    Department department,
    Role role,
    double reads,
    double varies,
    boolean shifts,
    int joins,
    int holiday) {

  static final String CONSOLE = "S3Console/0.4";
  static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/144.0.0.0";
  public static final String COMMAND_LINE = "aws-cli/2.33.2 md/awscrt#0.29.2 os/linux#6.8.0";
  private static final int HOLIDAY_DAYS = 10;
  private static final int SHIFT_ROUND = 6;
  private static final int SHIFT_DAYS = 4;
  private static final int WEEK = 7;

  /** What a person does. */
  public enum Job {
    CARE,
    OFFICE,
    RESEARCH,
    ENGINEER,
    AUDITOR,
    /** A supplier's employee with an IAM user. */
    SUPPLIER
  }

  /** Whether it is a day of work, apart from illness; day 0 is a Monday. */
  public boolean works(int day) {
    boolean isAway = day < joins || (day >= holiday && day < holiday + HOLIDAY_DAYS);
    boolean isOn = shifts ? (day + number) % SHIFT_ROUND < SHIFT_DAYS : day % WEEK < 5;
    return isOn && !isAway;
  }

  /** Hour of UTC at which work begins. */
  public int begins(int day) {
    return shifts ? (day / WEEK + number) % 3 * 8 : 7;
  }

  /** In the console, or with the permanent password of a supplier. */
  public Caller at(Instant time, String address, String agent) {
    return job == Job.SUPPLIER
        ? Caller.user(department.account(), userName(), address, agent)
        : Caller.assumed(role, this.address, time, address, agent);
  }

  /** Where the person works on a usual day. */
  public String usualAddress(int day) {
    return (day + number) % 3 == 0 ? Places.home(number) : Places.office(number);
  }

  String userName() {
    return "leverancier-" + number;
  }

  /** The id by which Dijkwacht knows the person. */
  public String principalId() {
    return job == Job.SUPPLIER
        ? "arn:aws:iam::" + department.account().id() + ":user/" + userName()
        : role.arn() + "/" + address;
  }
}
