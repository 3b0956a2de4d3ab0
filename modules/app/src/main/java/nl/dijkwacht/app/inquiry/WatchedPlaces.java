package nl.dijkwacht.app.inquiry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.app.config.AwsConfig;
import nl.dijkwacht.aws.AwsPlace;

/** Where AWS is asked under a configuration. */
public final class WatchedPlaces {

  private WatchedPlaces() {}

  /**
   * These accounts in each watched Region. Without a role to assume only the own account can be
   * asked, and without Regions only the default one.
   */
  public static List<AwsPlace> of(AwsConfig aws, Collection<String> accounts) {
    return accounts(aws, accounts).stream()
        .flatMap(account -> regions(aws).stream().map(region -> new AwsPlace(account, region)))
        .toList();
  }

  /** The configured accounts, each in one Region. */
  public static List<AwsPlace> once(AwsConfig aws) {
    return accounts(aws, aws.accounts()).stream()
        .map(account -> new AwsPlace(account, regions(aws).get(0)))
        .toList();
  }

  private static List<Optional<String>> accounts(AwsConfig aws, Collection<String> accounts) {
    return accounts.isEmpty() || aws.settings().roleName().isEmpty()
        ? List.of(Optional.empty())
        : accounts.stream().map(Optional::of).toList();
  }

  private static List<Optional<String>> regions(AwsConfig aws) {
    return aws.regions().isEmpty()
        ? List.of(aws.settings().region())
        : aws.regions().stream().map(Optional::of).toList();
  }
}
