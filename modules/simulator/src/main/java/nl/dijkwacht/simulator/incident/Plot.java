package nl.dijkwacht.simulator.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.organisation.DataCalls;
import nl.dijkwacht.simulator.organisation.Department;
import nl.dijkwacht.simulator.organisation.Member;
import nl.dijkwacht.simulator.organisation.Workload;

/** One incident while it is made up. For one thread. */
final class Plot {

  static final int HOUR = 3_600;
  private static final int FILES = 20_000;

  private final Cast cast;
  private final Draw draw;
  private final int day;
  private final int lastDay;
  private final List<SimulatedEvent> events = new ArrayList<>();
  private final List<String> principals = new ArrayList<>();
  private final List<String> assets = new ArrayList<>();
  private final List<ErasedFile> erased = new ArrayList<>();

  /**
   * @param day on which it begins
   * @param lastDay of the simulation
   */
  Plot(Cast cast, Draw draw, int day, int lastDay) {
    this.cast = cast;
    this.draw = draw;
    this.day = day;
    this.lastDay = lastDay;
  }

  Draw draw() {
    return draw;
  }

  Chance chance() {
    return draw.chance();
  }

  Cast cast() {
    return cast;
  }

  int day() {
    return day;
  }

  int lastDay() {
    return lastDay;
  }

  Member member(Member.Job... jobs) {
    Member member = cast.member(chance(), day, jobs);
    by(member.principalId());
    return member;
  }

  Member clerk() {
    Member member = cast.clerk(chance(), day);
    by(member.principalId());
    return member;
  }

  Workload workload(Workload.Job... jobs) {
    Workload workload = cast.workload(chance(), day, jobs);
    by(workload.role(day).arn());
    return workload;
  }

  void by(String principal) {
    principals.add(principal);
  }

  void about(String asset) {
    assets.add(asset);
  }

  void reportErased(Department department, String key) {
    erased.add(new ErasedFile(department, key));
  }

  /** A second of the first day during which people are at work. */
  int duringTheDay() {
    return 8 * HOUR + chance().below(6 * HOUR);
  }

  Act at(int second) {
    return at(day, second);
  }

  Act at(int onDay, int second) {
    Instant time = cast.organisation().start(onDay).plusSeconds(second);
    return new Act(time, Scene.INCIDENT, chance(), events::add);
  }

  /** Does the same with many files, spread evenly over a time. */
  void files(
      Act begin,
      int count,
      int seconds,
      Department department,
      BiFunction<DataCalls, String, ApiCall> what,
      CallerAt who) {
    about(department.bucket());
    for (int i = 0; i < count; i++) {
      Act act = begin.later((int) ((long) seconds * i / count));
      String key = department.file(chance().below(FILES));
      act.record(what.apply(new DataCalls(who.at(act.time()), department), key));
    }
  }

  /** Reads many files. */
  void reads(Act begin, int count, int seconds, Department department, CallerAt who) {
    files(
        begin,
        count,
        seconds,
        department,
        (calls, key) -> calls.get(key, DataCalls.size(chance())),
        who);
  }

  /** The caller at a time, since sessions end. */
  @FunctionalInterface
  interface CallerAt {
    Caller at(Instant time);
  }

  /** A member from their usual place. */
  CallerAt usually(Member member, String agent) {
    String address = member.usualAddress(day);
    return time -> member.at(time, address, agent);
  }

  CallerAt onCommandLine(Member member) {
    return usually(member, Member.COMMAND_LINE);
  }

  Incident incident(int number, IncidentKind kind) {
    events.sort(Comparator.comparing(SimulatedEvent::eventTime));
    Truth truth =
        new Truth(
            number,
            kind,
            principals,
            assets,
            events.get(0).eventTime(),
            events.get(events.size() - 1).eventTime());
    return new Incident(truth, events, erased);
  }
}
