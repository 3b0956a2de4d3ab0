package nl.dijkwacht.simulator.organisation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Role;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/**
 * The Zuiderzee Groep: a made-up organisation of any size, in which nothing is wrong. Each day
 * follows from the seed and its number alone, so days can be made in any order. Thread-safe.
 */
public final class Organisation {

  /**
   * What is simulated.
   *
   * @param principals people and workloads together
   * @param start event time, the beginning of a Monday (UTC)
   * @param days over which people join, leave for holidays and come back
   */
  public record Settings(long seed, int principals, Instant start, int days) {
    public Settings {
      if (principals < 20 || days < 1) {
        throw new IllegalArgumentException("at least 20 principals and a day are needed");
      }
    }
  }

  /** The account of a processor with an agreement. */
  public static final String PROCESSOR = "888877776666";

  /** What the data of wards are kept for. */
  public static final String CARE_PURPOSE = "zorgverlening";

  /** The bucket that CloudTrail writes to. */
  public static final String LOG_BUCKET = "zuiderzee-cloudtrail";

  /** The services that may handle personal data. */
  static final List<String> SERVICES =
      List.of(
          "s3",
          "dynamodb",
          "kms",
          "rds",
          "backup",
          "secretsmanager",
          "athena",
          "glue",
          "lambda",
          "cloudtrail",
          "config",
          "ec2",
          "logs");

  private static final double WORKLOADS = 0.16;
  private static final int OF_A_DEPARTMENT = 50;
  private static final int LEAST_DEPARTMENTS = 6;
  private static final List<String> CARE =
      List.of(
          "cardiologie",
          "oncologie",
          "neurologie",
          "geriatrie",
          "kinderzorg",
          "thuiszorg",
          "revalidatie",
          "psychiatrie");

  private final Settings settings;
  private final List<Department> departments;
  private final List<Member> members;
  private final List<Workload> workloads;

  public Organisation(Settings settings) {
    this.settings = settings;
    this.departments = departments(settings);
    this.members = members(settings, departments);
    this.workloads = workloads(settings, departments);
  }

  private static List<Department> departments(Settings settings) {
    int count = Math.max(LEAST_DEPARTMENTS, settings.principals() / OF_A_DEPARTMENT);
    List<Department> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          switch (i) {
            case 0 -> new Department(i, "personeel", "personeelszaken", false);
            case 1 -> new Department(i, "facturatie", "facturatie", false);
            case 2 -> new Department(i, "onderzoek", "onderzoek", true);
            default -> new Department(i, CARE.get(i % CARE.size()) + "-" + i, CARE_PURPOSE, true);
          });
    }
    return List.copyOf(all);
  }

  private static List<Member> members(Settings settings, List<Department> departments) {
    int count = settings.principals() - (int) (settings.principals() * WORKLOADS);
    List<Member> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(member(i, settings, departments));
    }
    return List.copyOf(all);
  }

  private static Member member(int number, Settings settings, List<Department> departments) {
    Chance chance = Draws.of(settings.seed(), "member", number, 0);
    // Spread out, so that small organisations have all jobs too.
    int share = number * 37 % 100;
    Member.Job job = job(share);
    Department department = department(job, share, number, departments);
    boolean isNew = chance.happens(0.06);
    return new Member(
        number,
        job,
        "medewerker" + number + "@zuiderzee.example",
        department,
        role(job, department),
        Draws.around(chance, 6.5, 0.8),
        0.3 + 0.4 * chance.fraction(),
        job == Member.Job.CARE && chance.happens(0.6),
        isNew ? 5 + chance.below(Math.max(1, settings.days() - 5)) : 0,
        chance.below(settings.days() + 30));
  }

  /** Of a hundred people, so many have each job. */
  private static Member.Job job(int share) {
    if (share < 50) {
      return Member.Job.CARE;
    }
    if (share < 84) {
      return Member.Job.OFFICE;
    }
    if (share < 91) {
      return Member.Job.RESEARCH;
    }
    if (share < 97) {
      return Member.Job.ENGINEER;
    }
    return share < 99 ? Member.Job.AUDITOR : Member.Job.SUPPLIER;
  }

  /** Most work for a ward, some for the departments that all share. */
  private static Department department(
      Member.Job job, int share, int number, List<Department> departments) {
    if (job == Member.Job.RESEARCH) {
      return departments.get(2);
    }
    if (job == Member.Job.OFFICE && share >= 70) {
      return departments.get(share < 78 ? 1 : 0);
    }
    return departments.get(3 + number / 2 % (departments.size() - 3));
  }

  private static Role role(Member.Job job, Department department) {
    return switch (job) {
      case ENGINEER -> Role.sso(department.account(), "Beheerder");
      case AUDITOR -> Role.sso(department.account(), "Auditor");
      default -> department.role();
    };
  }

  private static List<Workload> workloads(Settings settings, List<Department> departments) {
    int count = (int) (settings.principals() * WORKLOADS);
    List<Workload> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Chance chance = Draws.of(settings.seed(), "workload", i, 0);
      Workload.Job job =
          switch (i % 10) {
            case 0 -> Workload.Job.COPY;
            case 1 -> Workload.Job.MONTH_END;
            case 2 -> Workload.Job.LOAD;
            case 3 -> Workload.Job.CLEAN_UP;
            case 4 -> Workload.Job.WEEKLY;
            default -> Workload.Job.APPLICATION;
          };
      all.add(
          new Workload(
              i,
              job,
              departments.get(i * 7 % departments.size()),
              chance.happens(0.06) ? 10 + chance.below(settings.days()) : 0,
              chance.happens(0.1) ? 10 + chance.below(settings.days()) : Integer.MAX_VALUE));
    }
    return List.copyOf(all);
  }

  public Settings settings() {
    return settings;
  }

  public List<Department> departments() {
    return departments;
  }

  public List<Member> members() {
    return members;
  }

  public List<Workload> workloads() {
    return workloads;
  }

  /** When a day begins (event time); 0 is the first. */
  public Instant start(int day) {
    return settings.start().plus(day, ChronoUnit.DAYS);
  }

  /** All that happens on a day, in order of event time. */
  public List<SimulatedEvent> day(int day) {
    List<SimulatedEvent> events = new ArrayList<>();
    Day of = new Day(this, day, events::add);
    members.forEach(member -> new MemberDay(of, member).play());
    workloads.forEach(workload -> new WorkloadDay(of, workload).play());
    new CommonDay(of).play();
    // Work that goes on after midnight is left out, so that each day can be made by itself.
    Instant end = start(day + 1);
    events.removeIf(event -> !event.eventTime().isBefore(end));
    events.sort(Comparator.comparing(SimulatedEvent::eventTime));
    return events;
  }

  /** The registers as such an organisation keeps them, in YAML. */
  public String registers() {
    return RegistersText.of(this);
  }

  /** All accounts of its own. */
  static List<Account> accounts() {
    return List.of(Account.values());
  }
}
