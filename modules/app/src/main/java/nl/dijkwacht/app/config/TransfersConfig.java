package nl.dijkwacht.app.config;

import nl.dijkwacht.streams.transfers.TransferSettings;

/**
 * What is told of personal data that leave the European Economic Area.
 *
 * @param settings for the stage
 */
public record TransfersConfig(TransferSettings settings) {

  static TransfersConfig read(Section section) {
    TransferSettings defaults = TransferSettings.DEFAULT;
    return new TransfersConfig(
        new TransferSettings(
            section.value("unknown-data", SettingType.flag(), defaults.unknownData()),
            section.value("own-staff", SettingType.flag(), defaults.ownStaff())));
  }
}
