package nl.dijkwacht.app.config;

import java.time.Duration;
import java.time.ZoneId;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;

/**
 * When behaviour with personal data is told.
 *
 * @param settings for the stage; what cannot be set has its default
 */
public record BehaviourConfig(BehaviourSettings settings) {

  static BehaviourConfig read(Section section) {
    BehaviourSettings defaults = BehaviourSettings.DEFAULT;
    BehaviourSettings.OffHours usual = defaults.offHours();
    boolean individuals = section.value("individuals", SettingType.flag(), defaults.individuals());
    Duration settle =
        section.value(
            "settle", SettingType.duration(Duration.ZERO, Duration.ofHours(1)), defaults.settle());
    int few =
        section.value(
            "few-objects",
            SettingType.integer(0, 1_000),
            Math.toIntExact(defaults.beginning().few().objects()));
    boolean journeys =
        section.value("journeys-in-eea", SettingType.flag(), defaults.beginning().journeysInEea());
    boolean offHours = section.value("off-hours", SettingType.flag(), usual.on());
    ZoneId zone = section.value("zone", SettingType.zone(), usual.zone());
    int from = section.value("usual-from", SettingType.integer(0, 23), usual.from());
    int until = section.value("usual-until", SettingType.integer(1, 24), usual.until());
    return new BehaviourConfig(
        (individuals ? defaults : defaults.withoutIndividuals())
            .settledIn(settle)
            .withFewObjects(few)
            .withJourneysInEea(journeys)
            .with(new BehaviourSettings.OffHours(offHours, zone, from, until)));
  }
}
