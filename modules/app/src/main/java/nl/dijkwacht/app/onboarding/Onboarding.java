package nl.dijkwacht.app.onboarding;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import nl.dijkwacht.app.config.AwsConfig;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.inquiry.Inquiry;
import nl.dijkwacht.app.inquiry.Mark;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What an organisation has set up, and what it has not.
 *
 * @param own the account of the credentials
 * @param members the accounts of the organisation; none where that cannot be asked
 * @param organization why the organisation could not be asked
 * @param unregistered those of the members that are not among the configured accounts
 * @param strangers configured accounts that the organisation does not have
 */
public record Onboarding(
    String own,
    List<Organization.Member> members,
    Optional<Obstacle> organization,
    List<Organization.Member> unregistered,
    List<String> strangers,
    Matrix matrix) {

  public Onboarding {
    members = List.copyOf(members);
    unregistered = List.copyOf(unregistered);
    strangers = List.copyOf(strangers);
  }

  /**
   * Asks AWS. It takes seconds for a few accounts, and each question at most the limit.
   *
   * @param queues URLs of the configured queues
   * @param limit for each question (wall clock)
   */
  public static Answer<Onboarding> of(
      AwsConfig aws, List<String> queues, AwsAccess access, Duration limit) {
    Inquiry inquiry = new Inquiry(limit);
    return one(inquiry, () -> account(access))
        .fold(
            own -> new Answer.Known<>(known(aws, queues, access, own, inquiry)),
            Answer.Unknown::new);
  }

  private static Onboarding known(
      AwsConfig aws, List<String> queues, AwsAccess access, String own, Inquiry inquiry) {
    Answer<List<Organization.Member>> listed =
        one(inquiry, () -> new Organization(access).members());
    List<Organization.Member> members = listed.fold(found -> found, obstacle -> List.of());
    Answer<QueuePolicies> policies =
        one(inquiry, () -> new Answer.Known<>(QueuePolicies.of(access, queues)));
    List<Survey> surveys =
        Survey.all(
            access,
            policies.fold(
                found -> found,
                late ->
                    new QueuePolicies(
                        List.of(), Optional.of(late), aws.settings().partition(), queues.size())));
    return new Onboarding(
        own,
        members,
        listed.fold(found -> Optional.empty(), Optional::of),
        members.stream().filter(member -> !registered(aws, own).contains(member.id())).toList(),
        strangers(aws, members),
        Matrix.of(aws, all(aws, members), own, surveys, inquiry));
  }

  /** The configured accounts and those of the organisation. */
  private static Collection<String> all(AwsConfig aws, List<Organization.Member> members) {
    Set<String> all = new TreeSet<>(aws.accounts());
    members.forEach(member -> all.add(member.id()));
    return all;
  }

  /** Without a list, only the account that the credentials are of is known to be watched. */
  private static Set<String> registered(AwsConfig aws, String own) {
    return aws.accounts().isEmpty() ? Set.of(own) : Set.copyOf(aws.accounts());
  }

  private static List<String> strangers(AwsConfig aws, List<Organization.Member> members) {
    Set<String> ids = new HashSet<>();
    members.forEach(member -> ids.add(member.id()));
    return ids.isEmpty()
        ? List.of()
        : aws.accounts().stream().filter(account -> !ids.contains(account)).toList();
  }

  private static Answer<String> account(AwsAccess access) {
    return Answer.of(
        AwsAction.ASSUME_ROLE,
        () -> {
          try (StsClient sts = access.client(StsClient.builder(), "sts", AwsPlace.DEFAULT)) {
            return sts.getCallerIdentity().account();
          }
        });
  }

  private static <T> Answer<T> one(Inquiry inquiry, Supplier<Answer<T>> ask) {
    return inquiry
        .all(
            List.of(
                new Inquiry.Question<Answer<T>>(
                    ask, () -> new Answer.Unknown<>(Obstacle.late(inquiry.limit().toSeconds())))))
        .get(0);
  }

  /** Whether there is nothing to do: all accounts are registered, and every aspect is covered. */
  public boolean isComplete() {
    return unregistered.isEmpty()
        && matrix.cells().stream()
            .flatMap(cell -> cell.readings().values().stream())
            .noneMatch(reading -> reading.mark() == Mark.BAD || reading.mark() == Mark.UNKNOWN);
  }
}
