package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.dijkwacht.publish.formats.ocsf.OcsfVersion;
import nl.dijkwacht.publish.messages.LinkTemplates;

/**
 * Alerts and notices to people and their tools.
 *
 * @param subscriptions files and folders of the user's subscriptions
 * @param secrets the folder in which files of secrets lie, if one is named
 * @param links templates of links to where logs are kept, by the name that people see
 * @param beginWith how old what is told of may be when a subscription is new
 * @param giveUpAfter how long a receiver may fail before what it was to have is set aside
 * @param siem what SIEMs can read
 */
public record PublishConfig(
    List<Path> subscriptions,
    Optional<Path> secrets,
    Map<String, String> links,
    Duration beginWith,
    Duration giveUpAfter,
    Siem siem) {

  /**
   * The topics that are written for SIEMs.
   *
   * @param ocsf whether the one in OCSF is
   * @param ecs whether the one in ECS is
   * @param ocsfVersion that the events of OCSF say they are of
   */
  public record Siem(boolean ocsf, boolean ecs, OcsfVersion ocsfVersion) {

    static Siem read(Section section) {
      boolean ocsf = section.value("ocsf", SettingType.flag(), true);
      boolean ecs = section.value("ecs", SettingType.flag(), false);
      String version =
          section.value(
              "ocsf-version",
              SettingType.text(
                  "a version of OCSF: 1.5.0, 1.6.0, 1.7.0 or 1.8.0",
                  text -> OcsfVersion.ofLabel(text).isPresent()),
              OcsfVersion.DEFAULT.label());
      return new Siem(ocsf, ecs, OcsfVersion.ofLabel(version).orElse(OcsfVersion.DEFAULT));
    }

    /** Whether any is. */
    public boolean isOn() {
      return ocsf || ecs;
    }
  }

  static PublishConfig read(Section section) {
    SettingType<Optional<Path>> path = SettingType.optional(SettingType.path());
    return new PublishConfig(
        section.value("subscriptions", SettingType.listOf(SettingType.path()), List.of()),
        section.value("secrets", path, Optional.empty()),
        section
            .section("links")
            .values(
                UnaryOperator.identity(),
                name ->
                    SettingType.text(
                        "a link such as https://splunk.example/?q={event-id}, with no other names"
                            + " than docs/subscriptions.md has",
                        text -> LinkTemplates.problem(text).isEmpty()),
                ""),
        section.value(
            "begin-with",
            SettingType.duration(Duration.ZERO, Duration.ofDays(30)),
            Duration.ofHours(1)),
        section.value(
            "give-up-after",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(14)),
            Duration.ofHours(24)),
        Siem.read(section.section("siem")));
  }
}
