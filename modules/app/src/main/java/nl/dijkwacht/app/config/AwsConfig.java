package nl.dijkwacht.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.dijkwacht.aws.AwsSettings;

/**
 * The AWS to watch and how it is reached.
 *
 * @param settings of requests
 * @param accounts that are watched, 12 digits each
 * @param regions that are watched
 */
public record AwsConfig(AwsSettings settings, List<String> accounts, List<String> regions) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,6}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ROLE = Pattern.compile("[\\w+=,.@/-]{1,512}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]{1,10}){0,3}");

  private static final SettingType<String> REGIONS =
      SettingType.text(
          "a Region such as eu-west-1, in lower case", text -> REGION.matcher(text).matches());
  static final SettingType<List<String>> ACCOUNTS =
      SettingType.listOf(
          SettingType.text("an account's 12 digits", text -> ACCOUNT.matcher(text).matches()));
  private static final SettingType<String> ENDPOINTS =
      SettingType.text(
          "an address that begins with https:// or http://", text -> uri(text).isPresent());

  static AwsConfig read(Section section) {
    Optional<String> region = section.value("region", SettingType.optional(REGIONS), none());
    Optional<String> role =
        section.value(
            "role-name",
            SettingType.optional(
                SettingType.text(
                    "the name of a role, without arn:", text -> ROLE.matcher(text).matches())),
            none());
    Optional<String> externalId =
        section.value(
            "external-id",
            SettingType.optional(
                SettingType.text(
                    "2 to 1224 letters, digits and +=,.@:/-",
                    text -> EXTERNAL_ID.matcher(text).matches())),
            none());
    String partition =
        section.value(
            "partition",
            SettingType.text(
                "a partition such as aws or aws-eusc", text -> PARTITION.matcher(text).matches()),
            "aws");
    List<String> accounts = section.value("accounts", ACCOUNTS, List.<String>of());
    List<String> regions = section.value("regions", SettingType.listOf(REGIONS), List.<String>of());
    Map<String, URI> endpoints =
        section
            .section("endpoints")
            .values(name -> name.replace('_', '-'), name -> ENDPOINTS, "")
            .entrySet()
            .stream()
            .filter(entry -> uri(entry.getValue()).isPresent())
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> URI.create(entry.getValue())));
    return new AwsConfig(
        new AwsSettings(region, role, externalId, partition, endpoints), accounts, regions);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      boolean usable =
          uri.getHost() != null
              && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
      return usable ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException unusable) {
      return Optional.empty();
    }
  }
}
