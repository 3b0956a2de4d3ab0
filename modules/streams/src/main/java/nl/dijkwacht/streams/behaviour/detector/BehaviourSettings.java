package nl.dijkwacht.streams.behaviour.detector;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.streams.behaviour.habit.Day;
import nl.dijkwacht.streams.behaviour.habit.Measure;

/**
 * From when on behaviour is told. With the numbers of {@link #DEFAULT} an organisation of 500
 * principals has less than one false alert a day, and one of 5,000 about ten.
 *
 * @param individuals whether people have baselines; without them they are held against the
 *     registers and fixed limits only. Baselines of people are employee monitoring
 * @param settle how long after its collection an access waits for others that belong before it:
 *     files of CloudTrail come five minutes apart (wall clock)
 * @param grantSettle how long a first access waits for what was granted before it, which is
 *     recorded in another Region (wall clock)
 * @param retentionDays for how long a habit is remembered (event time): a quarter, so that what is
 *     done once a month was seen three times
 * @param warmUp when a habit can be judged by
 * @param volume when a volume is far above the habit
 * @param slow when the volume of a week or month is
 * @param people when people read, delete or decrypt masses in an hour, whatever their habit
 * @param workloads when workloads do, which handle more by their nature
 * @param beginning what makes a first access, country, network or success suspicious
 * @param offHours whether and when work is unusual
 */
public record BehaviourSettings(
    boolean individuals,
    Duration settle,
    Duration grantSettle,
    int retentionDays,
    WarmUp warmUp,
    Volume volume,
    Slow slow,
    Floors people,
    Floors workloads,
    Beginning beginning,
    OffHours offHours) {

  private static final long MB = 1_000_000;
  private static final long GB = 1_000 * MB;
  private static final int WEEK = 7;
  private static final int LONGEST_RETENTION = 120;

  /** What holds if nothing is configured. */
  public static final BehaviourSettings DEFAULT =
      new BehaviourSettings(
          true,
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          90,
          new WarmUp(10, 14, 14),
          new Volume(
              3, 4, 0.25, new Floors(50, 100 * MB, 20, 100), new Floors(100, 250 * MB, 40, 200)),
          new Slow(4, 2, 4, 0.15, 200, 500),
          new Floors(1_000, 5 * GB, 200, 1_000),
          new Floors(10_000, 50 * GB, 2_000, 10_000),
          new Beginning(
              Duration.ofHours(24),
              Duration.ofDays(7),
              10,
              Duration.ofHours(24),
              8,
              14,
              new Few(5, 10 * MB, Duration.ofHours(24)),
              false),
          new OffHours(false, ZoneId.of("Europe/Amsterdam"), 7, 20));

  /**
   * Before a habit is one.
   *
   * @param activeDays on which there was anything: two working weeks
   * @param spanDays since the first of them
   * @param watchedDays of the last four weeks on which any access was seen at all: what Dijkwacht
   *     sees first is not the first time that it happens
   */
  public record WarmUp(int activeDays, int spanDays, int watchedDays) {}

  /**
   * Far above the habit: all of these are exceeded.
   *
   * @param factor of the most there was
   * @param deviations robust standard deviations above the median, of logarithms
   * @param leastSpread that is taken where the past varied less
   * @param hour least volume of an hour that is worth telling
   * @param day least volume of a day
   */
  public record Volume(
      double factor, double deviations, double leastSpread, Floors hour, Floors day) {}

  /**
   * Above the habit over days, though no single day stands out.
   *
   * @param leastWeeks earlier ones that are needed
   * @param factor of the most there was; sums of days vary less than days
   * @param deviations as with volumes
   * @param leastSpread as with volumes
   * @param week least objects of a week
   * @param month least objects of 30 days
   */
  public record Slow(
      int leastWeeks,
      double factor,
      double deviations,
      double leastSpread,
      long week,
      long month) {}

  /**
   * Volumes below which nothing is told.
   *
   * @param objects that were read
   * @param bytes that went out
   * @param deletes objects that were deleted
   * @param decrypts uses of a key
   */
  public record Floors(long objects, long bytes, long deletes, long decrypts) {}

  /**
   * What makes a beginning suspicious.
   *
   * @param grantedWithin how long before its first access a principal was created or got a right
   * @param deployedWithin how long after a deployment that granted a right a first access is
   *     expected
   * @param failures that make a success after them suspicious
   * @param failuresWithin how long before it
   * @param mostNetworks of a principal that has a habit in them
   * @param stableDays without a new network
   * @param few what is no news by itself
   * @param journeysInEea whether a person's first access from another country of the European
   *     Economic Area is told by itself; otherwise only where no journey explains it
   */
  public record Beginning(
      Duration grantedWithin,
      Duration deployedWithin,
      int failures,
      Duration failuresWithin,
      int mostNetworks,
      int stableDays,
      Few few,
      boolean journeysInEea) {

    Beginning with(Few otherFew, boolean journeys) {
      return new Beginning(
          grantedWithin,
          deployedWithin,
          failures,
          failuresWithin,
          mostNetworks,
          stableDays,
          otherFew,
          journeys);
    }
  }

  /**
   * So little that a person may have looked once, by mistake or for a colleague: in an organisation
   * of thousands somebody does so each day. It holds for files of buckets, and for items of tables
   * that were each asked for by their keys, since otherwise one call may read everything.
   *
   * @param objects that were read, at most; with 0 each first access is told
   * @param bytes that went out, at most
   * @param within how long after it more of them is the same beginning
   */
  public record Few(long objects, long bytes, Duration within) {

    /** Whether no more than that was read on the day of a first access. */
    public boolean covers(Judged judged) {
      Day today = judged.today();
      return mayCover(judged.access())
          && today.total(Measure.TAKEN) <= objects
          && today.total(Measure.BYTES) <= bytes
          && today.total(Measure.DELETES) == 0;
    }

    /** Whether an access is such as may be no news: by a person, and nothing but reading. */
    public boolean mayCover(Access access) {
      Access.Counts calls = access.calls();
      return objects > 0
          && access.accessor() == Accessor.PERSON
          && calls.writes() + calls.deletes() + calls.exports() + calls.restores() == 0
          && isOneByOne(access);
    }

    /**
     * Whether each call told what it read. An item that was asked for twice in a minute is taken
     * for a call that told nothing, which is told rather too soon than too late.
     */
    private static boolean isOneByOne(Access access) {
      return switch (access.asset().resource().type()) {
        case "AWS::S3::Bucket" -> true;
        case "AWS::DynamoDB::Table" -> access.calls().reads() <= access.objects();
        default -> false;
      };
    }
  }

  /**
   * Work at unusual hours. Off, since shifts are usual hours in many places and this watches
   * people.
   *
   * @param from first hour of the day that is usual, of Monday to Friday
   * @param until first hour that no longer is
   */
  public record OffHours(boolean on, ZoneId zone, int from, int until) {}

  /** The same without baselines of people. */
  public BehaviourSettings withoutIndividuals() {
    return with(false, settle, beginning, offHours);
  }

  /** The same, where accesses wait another time for others that belong before them. */
  public BehaviourSettings settledIn(Duration time) {
    return with(individuals, time, beginning, offHours);
  }

  /** The same where another number of objects is no news by itself. */
  public BehaviourSettings withFewObjects(long objects) {
    Few few = new Few(objects, beginning.few().bytes(), beginning.few().within());
    return with(individuals, settle, beginning.with(few, beginning.journeysInEea()), offHours);
  }

  /** The same where journeys within the European Economic Area are told, or not. */
  public BehaviourSettings withJourneysInEea(boolean told) {
    return with(individuals, settle, beginning.with(beginning.few(), told), offHours);
  }

  /** The same with other usual hours. */
  public BehaviourSettings with(OffHours hours) {
    return with(individuals, settle, beginning, hours);
  }

  private BehaviourSettings with(
      boolean ofIndividuals, Duration settling, Beginning begun, OffHours hours) {
    return new BehaviourSettings(
        ofIndividuals,
        settling,
        grantSettle,
        retentionDays,
        warmUp,
        volume,
        slow,
        people,
        workloads,
        begun,
        hours);
  }

  /** What is wrong with them: sentences for people, none if nothing is. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    require(
        retentionDays >= leastRetention() && retentionDays <= LONGEST_RETENTION,
        "retention-days is not between %d and %d; choose a number between."
            .formatted(leastRetention(), LONGEST_RETENTION),
        problems);
    require(
        !settle.isNegative() && !grantSettle.isNegative(),
        "settle and grant-settle cannot be negative; give a duration such as PT5M.",
        problems);
    require(
        warmUp.activeDays >= 1
            && warmUp.spanDays >= warmUp.activeDays
            && warmUp.spanDays <= retentionDays,
        "warm-up needs at least one active day, and a span that is no shorter than these and no"
            + " longer than retention-days.",
        problems);
    require(
        warmUp.watchedDays >= 0 && warmUp.watchedDays <= 28,
        "watched-days is not between 0 and 28; choose a number between.",
        problems);
    require(
        volume.factor >= 1 && slow.factor >= 1,
        "a factor below 1 tells of volumes that are usual; choose 1 or more.",
        problems);
    require(
        volume.leastSpread > 0 && slow.leastSpread > 0,
        "least-spread is not above 0; choose a number such as 0.25.",
        problems);
    require(
        offHours.from >= 0 && offHours.from < offHours.until && offHours.until <= 24,
        "usual hours have to begin before they end, within 0 and 24; make usual-from less than usual-until.",
        problems);
    return problems;
  }

  /** Of the weeks that one is held against, the first must be remembered when the last ends. */
  private int leastRetention() {
    return WEEK * (slow.leastWeeks + 1) - 1;
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
