package nl.dijkwacht.app.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.app.acls.Right;
import nl.dijkwacht.app.config.AwsConfig;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.inquiry.Inquiry;
import nl.dijkwacht.app.inquiry.Mark;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.app.inquiry.WatchedPlaces;
import nl.dijkwacht.app.onboarding.Aspect;
import nl.dijkwacht.app.onboarding.Fix;
import nl.dijkwacht.app.onboarding.LogBucket;
import nl.dijkwacht.app.onboarding.Organization;
import nl.dijkwacht.app.onboarding.QueuePolicies;
import nl.dijkwacht.app.onboarding.Reading;
import nl.dijkwacht.app.onboarding.Survey;
import nl.dijkwacht.app.onboarding.SurveyQuestion;
import nl.dijkwacht.app.onboarding.Trails;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.registers.countries.CountryFile;
import nl.dijkwacht.topics.cluster.TopicSettings;

/**
 * Looks at all that an instance needs. What hangs on something that does not work is not looked at,
 * so that one fault is told once.
 */
public final class Doctor {

  private static final Comparator<LogBucket> BY_NAME =
      Comparator.comparing(LogBucket::name).thenComparing(LogBucket::prefix);

  private static final String ONBOARD = "'dijkwacht onboard' shows the command.";

  private final AwsConfig aws;
  private final List<String> queues;
  private final Optional<Path> countries;
  private final AwsAccess access;
  private final Clock clock;
  private final Inquiry inquiry;

  /**
   * @param limit for each check (wall clock)
   */
  public Doctor(Configuration configuration, AwsAccess access, Clock clock, Duration limit) {
    this.aws = configuration.aws();
    this.queues = configuration.collect().sqs().queues();
    this.countries = configuration.detect().countries();
    this.access = access;
    this.clock = clock;
    this.inquiry = new Inquiry(limit);
  }

  /**
   * Whether rules, controls and registers can be used, and the file of countries if there is one.
   */
  public List<Examined> documents(
      DocumentSource rules, DocumentSource controls, DocumentSource registers) {
    List<Check> checks = new ArrayList<>();
    checks.add(new DocumentsUsable(DocumentKind.RULES, true, rules));
    checks.add(new DocumentsUsable(DocumentKind.CONTROLS, true, controls));
    checks.add(new DocumentsUsable(DocumentKind.REGISTERS, false, registers));
    countries.ifPresent(
        file ->
            checks.add(new CountriesFresh(() -> CountryFile.open(file, clock).builtAt(), clock)));
    return run(checks);
  }

  /**
   * Whether Kafka answers, has its topics, and allows what is needed.
   *
   * @param needed by this instance
   */
  public List<Examined> kafka(
      Map<String, String> clientProperties, TopicSettings topics, List<Right> needed) {
    List<Examined> examined =
        new ArrayList<>(run(List.of(new KafkaReachable(clientProperties, within(0.8)))));
    if (allGood(examined)) {
      examined.addAll(
          run(
              List.of(
                  new TopicsRight(clientProperties, topics, within(0.4)),
                  new RightsGranted(clientProperties, needed, within(0.4)))));
    }
    return examined;
  }

  /** So much of the limit that a check can still tell what it waited for. */
  private Duration within(double share) {
    return Duration.ofMillis((long) (share * inquiry.limit().toMillis()));
  }

  /** Whether AWS is reached, and permits what Dijkwacht asks for. */
  public List<Examined> aws() {
    List<Examined> examined =
        new ArrayList<>(run(List.of(new CredentialsAccepted(access, AwsPlace.DEFAULT))));
    if (!allGood(examined)) {
      examined.add(
          new Examined(
              "aws", "", Mark.UNKNOWN, "not looked at", "Mend the credentials, and run it again."));
      return examined;
    }
    List<AwsPlace> places = WatchedPlaces.once(aws);
    List<Check> checks = new ArrayList<>(List.of(new ClockRight(access, clock)));
    queues.forEach(url -> checks.add(new QueueUsable(access, url)));
    if (queues.isEmpty()) {
      examined.add(
          new Examined(
              "queue",
              "",
              Mark.DOUBTFUL,
              "none is configured",
              "Deploy collector.yaml of docs/aws, and name its QueueUrl in collect.sqs.queues."));
    }
    checks.add(new OrganizationReadable(new Organization(access)));
    List<AwsPlace> withRole = places.stream().filter(place -> place.account().isPresent()).toList();
    withRole.forEach(place -> checks.add(new CredentialsAccepted(access, place)));
    List<Examined> found = run(checks);
    examined.addAll(found);
    List<AwsPlace> open =
        places.stream().filter(place -> place.account().isEmpty() || isOpen(place, found)).toList();
    examined.addAll(accounts(open));
    examined.addAll(buckets(open));
    return examined;
  }

  private static boolean isOpen(AwsPlace place, List<Examined> found) {
    return found.stream()
        .anyMatch(
            one ->
                one.check().equals("role")
                    && one.about().equals(place.account().orElse(""))
                    && one.mark() == Mark.GOOD);
  }

  private List<Examined> accounts(List<AwsPlace> places) {
    List<Check> checks = new ArrayList<>();
    places.forEach(place -> checks.add(new LookupPermitted(access, place)));
    List<Examined> examined = new ArrayList<>(run(checks));
    List<Survey> surveys = Survey.all(access, QueuePolicies.none(access.settings().partition()));
    List<Inquiry.Question<Map<Aspect, Reading>>> questions = new ArrayList<>();
    for (AwsPlace place : places) {
      surveys.forEach(survey -> questions.add(SurveyQuestion.of(survey, place, inquiry)));
    }
    List<Map<Aspect, Reading>> answers = inquiry.all(questions);
    for (int i = 0; i < answers.size(); i++) {
      String account = places.get(i / surveys.size()).account().orElse("");
      answers
          .get(i)
          .forEach(
              (aspect, reading) -> {
                // Which topics write into the queue is for onboard: it looks at every Region.
                if (aspect != Aspect.QUEUE) {
                  examined.add(of(aspect, account, reading));
                }
              });
    }
    return examined;
  }

  /** What cannot be asked is a fault; what is off may be meant so. */
  private static Examined of(Aspect aspect, String account, Reading reading) {
    Mark mark =
        switch (reading.mark()) {
          case UNKNOWN -> Mark.BAD;
          case BAD -> Mark.DOUBTFUL;
          case GOOD, DOUBTFUL -> reading.mark();
        };
    String remedy =
        reading
            .fix()
            .map(Fix::sentence)
            .map(fix -> reading.mark() == Mark.UNKNOWN ? fix : ONBOARD)
            .orElse("");
    return new Examined(aspect.label(), account, mark, reading.found(), remedy);
  }

  private List<Examined> buckets(List<AwsPlace> places) {
    Trails trails = new Trails(access);
    List<Inquiry.Question<Set<LogBucket>>> questions =
        places.stream()
            .map(place -> new Inquiry.Question<>(() -> trails.buckets(place), Set::<LogBucket>of))
            .toList();
    Set<LogBucket> buckets = new TreeSet<>(BY_NAME);
    inquiry.all(questions).forEach(buckets::addAll);
    return run(
        buckets.stream().map(bucket -> (Check) new LogBucketReadable(access, bucket)).toList());
  }

  private List<Examined> run(List<Check> checks) {
    return inquiry.all(
        checks.stream()
            .map(
                check ->
                    new Inquiry.Question<>(
                        () -> Examined.of(check, check.examine()), () -> late(check)))
            .toList());
  }

  private Examined late(Check check) {
    return Examined.of(check, Diagnosis.bad(Obstacle.late(inquiry.limit().toSeconds())));
  }

  private static boolean allGood(List<Examined> examined) {
    return examined.stream().allMatch(one -> one.mark() == Mark.GOOD);
  }
}
