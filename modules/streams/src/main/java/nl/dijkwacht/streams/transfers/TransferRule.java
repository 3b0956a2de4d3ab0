package nl.dijkwacht.streams.transfers;

import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.streams.runtime.BuiltInDutch;

/** The built-in rules about transfers, as findings show them. */
// The lists are unmodifiable, which their type cannot say.
@SuppressWarnings("ImmutableEnumChecker")
enum TransferRule {
  REMOTE_IMPORTER(
      "3a0f5d52-6c1b-4e0e-9d53-0b6f6b1a7c11",
      "Processor reaches personal data from a third country without a basis",
      "Somebody of a processor called on personal data from outside the European Economic Area, and"
          + " no basis of Chapter V AVG is on record for that country and importer. Access from"
          + " afar by a separate importer is a transfer, also where the data stay in place.",
      Level.HIGH,
      Level.MEDIUM,
      List.of("avg.art-44", "avg.art-46", "avg.art-28", "attack.t1530"),
      List.of(
          "Ask the processor who works from there, and on what basis.",
          "Block access from that country for this processor until there is one.",
          "Write the basis into the register of transfers with its review date.")),
  REMOTE_UNKNOWN(
      "b7c81f0e-95a4-4c43-8a0d-4f2f3c9e2d12",
      "Personal data reached from a third country, unknown by whom",
      "Personal data were called on from outside the European Economic Area by somebody who is in no"
          + " register, or by software whose place is not known. Whether it is a transfer depends on"
          + " who reads: find out. The exit of a VPN can make a country wrong.",
      Level.MEDIUM,
      Level.LOW,
      List.of("avg.art-44", "avg.art-32-1-b", "attack.t1530"),
      List.of(
          "Find out whose principal and address this is.",
          "A third party: enter it in the registers of processors and transfers, or end its access.",
          "Own software: let it run in the European Economic Area.")),
  REMOTE_STAFF(
      "5f6d2b90-1e37-4bb8-b1ce-7ad0c4e93f13",
      "Own staff reads personal data from a third country",
      "One of the organisation's own people called on personal data from outside the European"
          + " Economic Area. That is no transfer (EDPB Guidelines 05/2021, example 5), but a risk"
          + " under Art. 32 AVG. The exit of a VPN can make a country wrong.",
      Level.LOW,
      Level.INFORMATIONAL,
      List.of("avg.art-32-1-b", "attack.t1078"),
      List.of(
          "Ask whether the person is there, and whether that is allowed.",
          "If not, treat the session as stolen: revoke it, and look at what it did.")),
  SENT_WITHOUT_BASIS(
      "e1d94a37-0c58-4f6c-92c7-3b8a5d0f6e14",
      "Personal data sent to a third country without a basis",
      "A copy, replica, share, export or delivery takes personal data to a country outside the"
          + " European Economic Area, and no basis of Chapter V AVG is on record.",
      Level.HIGH,
      Level.MEDIUM,
      List.of("avg.art-44", "avg.art-46", "avg.art-5-1-f", "attack.t1537"),
      List.of(
          "Stop it, and delete what arrived; note from when until when it was there.",
          "Is there a basis: write it into the register of transfers with its review date.",
          "None: assess with the data protection officer whether it is a breach.")),
  STRANGER(
      "0d7e6c48-b2f1-4a95-8e64-9c1d7f5ab215",
      "Personal data handed to somebody in no register",
      "A copy, replica, share, export or delivery gives personal data to an account or host that is"
          + " neither the organisation's nor that of a processor, so that neither an agreement nor a"
          + " basis for a transfer can be shown.",
      Level.HIGH,
      Level.MEDIUM,
      List.of("avg.art-28", "avg.art-44", "avg.art-32-1-b", "attack.t1537"),
      List.of(
          "Find out whose account or host it is; until then take the access back.",
          "Own account: register it. A processor: register it with its agreement and country.",
          "Neither: assess it as a breach.")),
  PUBLISHED(
      "94c3b8f1-7a26-4d0b-a5f9-e20b6c8d1716",
      "Copy of personal data opened to everyone",
      "A snapshot, image or share of personal data was opened to everyone, in whatever country.",
      Level.CRITICAL,
      Level.HIGH,
      List.of("avg.art-5-1-f", "avg.art-32-1-b", "avg.art-33", "attack.t1537", "dijkwacht.case"),
      List.of(
          "Close it now.",
          "Copies that others made meanwhile cannot be seen: count with them.",
          "Assess the breach with the data protection officer.")),
  KEY_SENT(
      "c85a1e6d-4f09-4b72-9b3e-6d7f02c4a817",
      "Key copied to a third country without a basis",
      "A multi-Region key got a replica outside the European Economic Area. Keys that stay inside are"
          + " the supplementary measure by which a transfer can be defended (EDPB Recommendations"
          + " 01/2020); with the replica it is gone.",
      Level.MEDIUM,
      Level.LOW,
      List.of("avg.art-44", "avg.art-46", "avg.art-32-1-a", "attack.t1537"),
      List.of(
          "Which data does the key protect, and who relies on it staying inside?",
          "Schedule the deletion of the replica, and of it alone.")),
  PLACE_UNKNOWN(
      "2b9f7d06-8e14-4c61-b7a8-51e3d9c0f418",
      "Personal data sent to a place that is not told",
      "A copy, replica, share, export or delivery takes personal data to a place of which neither the"
          + " call nor a register tells the country, so Chapter V AVG cannot be judged.",
      Level.LOW,
      Level.INFORMATIONAL,
      List.of("avg.art-44", "avg.art-30"),
      List.of(
          "Find out in which country the destination lies.",
          "Enter it in the register of assets (data-region) or of processors (country)."));

  private final RuleRef rule;
  private final RuleRef lower;

  TransferRule(
      String id,
      String title,
      String description,
      Level level,
      Level ofUnknown,
      List<String> tags,
      List<String> response) {
    this.rule =
        BuiltInDutch.with(new RuleRef(id, "1", title, description, level, tags, response))
            .with(RuleRef.PERSONAL_DATA);
    this.lower =
        BuiltInDutch.with(
                new RuleRef(
                    id,
                    "1",
                    title,
                    description,
                    ofUnknown,
                    // What may be no personal data is no suspicion of a breach.
                    tags.stream().filter(tag -> !tag.equals("dijkwacht.case")).toList(),
                    response))
            .with(RuleRef.PERSONAL_DATA);
  }

  RuleRef rule() {
    return rule;
  }

  /** One level lower: where nobody said whether personal data are among it. */
  RuleRef ofUnknownData() {
    return lower;
  }

  /** Its name in metric labels. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
