package nl.dijkwacht.app.onboarding;

import java.util.List;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.AccountStatus;

/** Asks AWS Organizations which accounts there are. Thread-safe. */
public final class Organization {

  /** More accounts than any organisation has. */
  private static final int MOST = 50_000;

  private final AwsAccess access;

  public Organization(AwsAccess access) {
    this.access = access;
  }

  /**
   * An account of the organisation that is in use.
   *
   * @param id 12 digits
   * @param name that people gave it
   */
  public record Member(String id, String name) {}

  /** The accounts in use, by id. */
  public Answer<List<Member>> members() {
    return Answer.of(
        AwsAction.LIST_ACCOUNTS,
        () -> {
          try (OrganizationsClient client =
              access.client(OrganizationsClient.builder(), "organizations", AwsPlace.DEFAULT)) {
            return client.listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .limit(MOST)
                .filter(Organization::isActive)
                .map(Organization::member)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
          }
        });
  }

  /** AWS announced that the older field goes in September 2026. */
  private static boolean isActive(Account account) {
    return account.state() == null
        ? account.status() == AccountStatus.ACTIVE
        : account.state() == AccountState.ACTIVE;
  }

  private static Member member(Account account) {
    return new Member(account.id(), account.name() == null ? "" : account.name());
  }
}
