package nl.dijkwacht.streams.assurance;

import java.util.List;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.streams.runtime.BuiltInDutch;

/** The built-in controls of this stage, as findings show them. */
final class AssuranceRules {

  private static final String VERSION = "1";

  static final RuleRef NO_DATA_EVENTS =
      blind(
          "5f0c2d1e-6a43-4b0e-9a57-0c7d4f3a1b21",
          "Nobody can tell who read an asset",
          "Personal data lie on it, and no trail that logs takes its data events: after a leak it"
              + " cannot be told who read what.",
          Level.MEDIUM,
          "Let a trail log data events of it, reads and writes; dijkwacht onboard proposes the"
              + " smallest selector.");

  static final RuleRef UNSEEN_READS =
      blind(
          "8b6f7d52-3c19-4e6d-8a0b-5d2e9f4c7a32",
          "Reads of an asset are in no log of AWS",
          "Personal data lie on it, no event of AWS shows who reads them, and nobody attested how"
              + " that is watched otherwise.",
          Level.MEDIUM,
          "Have its own audit log switched on and looked at, and write that down as an attestation"
              + " of the kind blind-spot with the asset's entry.");

  static final RuleRef NO_TRAIL =
      blind(
          "c2a9e8f4-7d35-4c61-b1f8-6e3a0d5b8c43",
          "No trail logs a Region that is in use",
          "Resources are in use in the account and Region, and no trail that logs takes its"
              + " management events: whatever is done there is not seen.",
          Level.HIGH,
          "Make a trail of all Regions, or start the one that was stopped.");

  static final RuleRef NO_RECORDER =
      blind(
          "d7b4f1a6-2e58-4f93-a6c2-7f4b1e6c9d54",
          "AWS Config does not record a Region that is in use",
          "Resources are in use in the account and Region, and no recorder was found there: what"
              + " they are like, and how that changes, is not seen.",
          Level.MEDIUM,
          "Make a recorder for all types there, or look why it was not found.");

  static final RuleRef NO_COUNTRIES =
      BuiltInDutch.with(
          new RuleRef(
              "a4d9c3e7-5b16-4f82-93d0-6c8f2e1b7a76",
              VERSION,
              "Nobody can tell from which countries personal data are reached",
              "No file tells the countries of addresses, so what is read from third countries is in no"
                  + " finding: a transfer (Chapter V) or a reader from abroad is not noticed.",
              Level.LOW,
              List.of("avg.art-5-2", "avg.art-44"),
              List.of(
                  "Name a file of countries in MaxMind's format, such as GeoLite2-Country, in"
                      + " detect.countries.",
                  "Until then, that no transfer is told proves nothing.")));

  static final RuleRef ATTESTATION =
      BuiltInDutch.with(
          new RuleRef(
              "e1c5a2b7-9f64-4d08-8b3e-80a6c2d7ea65",
              VERSION,
              "An attestation is due",
              "What no event proves has a day on which it is to be looked at again, and that day has"
                  + " come or is near, or something happened that makes it due at once.",
              Level.MEDIUM,
              List.of("avg.art-5-2", "avg.art-24", "avg.art-32-1-d"),
              List.of(
                  "Do it again, and keep the evidence.",
                  "Set 'done' in the register of attestations, and publish it.")));

  private AssuranceRules() {}

  private static RuleRef blind(
      String id, String title, String description, Level level, String step) {
    return BuiltInDutch.with(
        new RuleRef(
            id,
            VERSION,
            title,
            description,
            level,
            List.of("avg.art-5-2", "avg.art-32-1-d", "avg.art-33"),
            List.of(
                step,
                "Until then, treat access to the data as not excluded when a breach is assessed.")));
  }
}
