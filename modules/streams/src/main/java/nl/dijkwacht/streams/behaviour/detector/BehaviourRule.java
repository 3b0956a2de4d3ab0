package nl.dijkwacht.streams.behaviour.detector;

import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.streams.runtime.BuiltInDutch;

/** The built-in rules about behaviour, as findings show them. */
// The lists are unmodifiable, which their type cannot say.
@SuppressWarnings("ImmutableEnumChecker")
public enum BehaviourRule {
  FIRST_ACCESS(
      "9fb93534-081c-4253-b1e2-73a87984a8ab",
      "First access to an asset with personal data",
      "A role, user or workload touched an asset that nobody of it had touched before, though it was watched for weeks: a stolen session looks around, and so does somebody who is curious.",
      Level.MEDIUM,
      List.of("avg.art-32-1-b", "avg.art-5-1-f", "attack.t1530", "attack.t1078.004"),
      List.of(
          "Ask the owner of the asset whether this principal has business there.",
          "Look at what else the session did, and where it came from.",
          "Withdraw the right if nobody needs it."),
      "A new task or colleague, the first run of a yearly job, a new asset."),
  JUST_GRANTED(
      "db149e47-14be-49ab-b93f-e42eabd2d9f2",
      "Access to personal data right after a right was granted",
      "A principal touched an asset for the first time soon after it was created or got a right, and not by a deployment: this is how an intruder helps himself.",
      Level.HIGH,
      List.of(
          "avg.art-32-1-b", "avg.art-5-1-f", "attack.t1098", "attack.t1136.003", "attack.t1530"),
      List.of(
          "Ask who granted the right, and who asked for it.",
          "Look at what the one who granted it did before.",
          "Withdraw the right until that is known, and keep the session's events."),
      "A colleague who was let in by hand, an emergency."),
  FIRST_COUNTRY(
      "3994693e-a3ae-4e68-9323-451b4a95902a",
      "First access from a country",
      "A principal whose countries are known came from another one for the first time. Of people who sign in within the European Economic Area it is told only where they worked from two countries less than two hours apart, which is no journey.",
      Level.MEDIUM,
      List.of("avg.art-32-1-b", "avg.art-44", "attack.t1078.004"),
      List.of(
          "Ask the person, by another way than the account, where they are.",
          "Look whether both countries were used within a time that no journey allows.",
          "End the sessions if nobody knows of it."),
      "A holiday or conference, a VPN with another exit, an address that moved."),
  FIRST_NETWORK(
      "1aa615a9-4b6a-4551-a061-ae14a1dbf721",
      "Keys used from a network for the first time",
      "The keys of a workload or IAM user, whose networks did not change for weeks, were used from another one: keys that leaked are used elsewhere.",
      Level.MEDIUM,
      List.of("avg.art-32-1-b", "attack.t1078.004", "attack.t1552.005"),
      List.of(
          "Look whose network it is, and whether the workload moved there.",
          "Rotate the keys if nobody knows it.",
          "Look for where they leaked."),
      "A workload that moved, a new exit to the internet."),
  VOLUME(
      "8b3a1535-3f13-4b70-9856-c32a687b253b",
      "Far more than its own habit",
      "A principal did far more with an asset in an hour or on a day than it ever did; the note tells the figures and the habit.",
      Level.MEDIUM,
      List.of("avg.art-32-1-b", "avg.art-5-1-f", "attack.t1530", "attack.t1119"),
      List.of(
          "Ask what the work was.",
          "Look at which objects were touched, and whether they belong to one task.",
          "Treat it as a breach to be assessed if nobody can tell."),
      "A migration, a yearly report, a backlog after an outage."),
  MASS_DOWNLOAD(
      "a7213dfe-8932-4293-a0dd-5386c9cf0800",
      "Mass download of personal data",
      "So many different objects or bytes were read in one hour that it needs a reason, and it is far above what this principal ever read in one.",
      Level.HIGH,
      List.of(
          "avg.art-32-1-b",
          "avg.art-33",
          "avg.art-5-1-f",
          "attack.t1530",
          "attack.t1567.002",
          "dijkwacht.case"),
      List.of(
          "End the session, or deny it the asset, until its reason is known.",
          "Keep its events and note which objects were read.",
          "Open the assessment of a breach: the clock begins when somebody is aware."),
      "A first export or migration, the first full backup by a new role."),
  MASS_DELETE(
      "67d1191f-da80-40bd-919e-9bc7f4a02d92",
      "Mass deletion of personal data",
      "So many objects were deleted in one hour that it needs a reason: loss of availability is a breach too.",
      Level.HIGH,
      List.of("avg.art-32-1-b", "avg.art-32-1-c", "avg.art-33", "attack.t1485", "dijkwacht.case"),
      List.of(
          "End the session, and look whether versions or backups still hold what was deleted.",
          "Ask whether a retention period was carried out by hand.",
          "Open the assessment of a breach if it was not meant."),
      "A clean-up that was agreed on, a test environment that was thrown away."),
  MASS_DECRYPT(
      "fd95588c-5e4e-410b-b14c-f51964cd1715",
      "Mass decryption",
      "A key of personal data was used so often in one hour that it needs a reason: what was copied before becomes readable by it.",
      Level.HIGH,
      List.of("avg.art-32-1-a", "avg.art-33", "avg.art-34", "attack.t1530"),
      List.of(
          "Look at what was decrypted, and where its copies lie.",
          "Deny the principal the key until that is known.",
          "Note for Art. 34 that encryption did not protect what this principal read."),
      "A change of keys, a first full read by a new workload."),
  SLOW_EXFILTRATION(
      "d561cab7-7e4d-473d-b44d-04cb5f0f2c02",
      "Steadily more personal data than before",
      "Over a week or a month far more objects were read than in those before, though no single day stands out: data are carried off in portions.",
      Level.MEDIUM,
      List.of("avg.art-32-1-b", "avg.art-5-1-f", "attack.t1530", "attack.t1029"),
      List.of(
          "Ask whether the work of this principal changed.",
          "Compare the objects with what its task needs.",
          "Treat it as a breach to be assessed if nobody can tell."),
      "A season, a colleague's work taken over, a project."),
  OUTSIDE_PURPOSE(
      "3c85b930-b9f0-420f-929e-04e213311e91",
      "Access outside the declared purpose",
      "Data that are kept for one purpose were touched by a principal that serves others (Art. 5(1)(b)).",
      Level.MEDIUM,
      List.of("avg.art-5-1-b", "avg.art-6-4", "avg.art-25-2", "attack.t1530"),
      List.of(
          "Ask the owner of the data whether this use was agreed on.",
          "Correct the register of purposes if it is incomplete, else withdraw the right.",
          "Tell the data protection officer: further processing needs a basis."),
      "A register that lags behind, a search for a fault by the administrators."),
  UNKNOWN_THIRD_PARTY(
      "1b0b5a92-ca9f-4dae-85e1-fb5bb643edf4",
      "Personal data touched by an unknown third party",
      "Somebody of an account that is neither the organisation's nor that of a registered processor, or somebody whom nobody knows, touched an asset: without an agreement under Art. 28 nobody may.",
      Level.HIGH,
      List.of("avg.art-28-3", "avg.art-32-1-b", "avg.art-33", "attack.t1530", "attack.t1537"),
      List.of(
          "Find out whose account it is.",
          "Close the asset to it, unless there is an agreement; then register the processor.",
          "Note what was read: it is a disclosure to a third party."),
      "A processor or account that is not registered yet."),
  SUCCESS_AFTER_FAILURES(
      "fece6b98-9a32-4eae-b86c-67b35a0ac810",
      "Success after many failures",
      "A principal reached an asset for the first time after many refusals: it tried until a way was found, or somebody opened it.",
      Level.MEDIUM,
      List.of("avg.art-32-1-b", "attack.t1078.004", "attack.t1580"),
      List.of(
          "Look at what changed between the last refusal and the success.",
          "Ask the one who granted it."),
      "A workload whose rights were wrong at first."),
  WITHOUT_MFA(
      "5da24106-869b-4c3d-8192-74d465ee28de",
      "Special category data touched without multi-factor authentication",
      "An IAM user or root touched data of Art. 9 with a password or key alone.",
      Level.HIGH,
      List.of("avg.art-9", "avg.art-32-1-b", "attack.t1078.004"),
      List.of(
          "Demand multi-factor authentication in the policies of the asset.",
          "Give the user a role in its place, by the identity provider.",
          "Look whether the key is used by software, which needs a role."),
      "Software that works with the keys of an IAM user."),
  ERASED_READ(
      "4bcee26a-6a9d-449c-8954-549c429fdbf7",
      "Read of an object that was reported erased",
      "An object that was reported erased to a data subject (Art. 17) was read: it was not erased, or it came back.",
      Level.HIGH,
      List.of("avg.art-17-1", "avg.art-5-1-e", "avg.art-12"),
      List.of(
          "Erase the object with all its versions and copies.",
          "Find out how it came back.",
          "Correct what was told to the data subject."),
      "Another object under the name of one that was erased."),
  ERASED_RESTORED(
      "56c8a7f9-757f-4125-ad53-b107073391a5",
      "Restore that may bring erased data back",
      "A copy of the past was made usable on an asset from which data were erased, or whose data may be kept for a limited time.",
      Level.MEDIUM,
      List.of("avg.art-17-1", "avg.art-5-1-e", "attack.t1578"),
      List.of(
          "Erase again what was erased since the copy was made; the register of requests tells what.",
          "Apply the retention to what was restored.",
          "Ask why it was restored."),
      "A test of a restore that is thrown away again."),
  UNAPPROVED_SERVICE(
      "3623ac61-22ae-4903-a204-25dd2e67dbe9",
      "Personal data handled by a service that nobody approved",
      "A cloud service that the register of services does not approve handled an asset.",
      Level.MEDIUM,
      List.of("avg.art-25", "avg.art-28-1", "avg.art-35-1"),
      List.of(
          "Ask who uses the service, and for what.",
          "Have it approved, with a DPIA where one is needed, or stop it."),
      "A register that lags behind."),
  AI_OPT_OUT_REMOVED(
      "cae33afe-5780-4cdb-9f64-2b78f0088cfc",
      "Services of AI may use content to improve themselves",
      "The policy by which the organisation opts out of AWS's use of content for its AI services was removed or weakened.",
      Level.HIGH,
      List.of("avg.art-5-1-b", "avg.art-28-3-a", "avg.art-44"),
      List.of(
          "Attach an opt-out policy for all services to the root of the organisation.",
          "Ask who removed it, and why.",
          "Assess which content AI services saw in between."),
      "One policy that is replaced by another within minutes."),
  PROVIDER_ACCESS(
      "76e2507b-c7b1-4aa8-9365-5fc9e35d6c11",
      "Observable access by the provider",
      "AWS itself touched an asset, and not for what is set up here. Most access by the provider and every demand of a government is invisible in these records.",
      Level.LOW,
      List.of("avg.art-28-3-a", "avg.art-32-1-b", "avg.art-48"),
      List.of(
          "Look for a support case or an announcement of AWS that explains it.",
          "Ask AWS if there is none.",
          "Keep it for the assessment of transfers."),
      "Support that was asked for."),
  OFF_HOURS(
      "671b5a96-5693-4632-85c3-0e119edb8d92",
      "Personal data touched at unusual hours",
      "A person worked with personal data at hours that are neither usual nor their own.",
      Level.LOW,
      List.of("avg.art-32-1-b", "attack.t1078.004"),
      List.of("Ask the person, by another way than the account."),
      "A shift that changed, an emergency.");

  private final RuleRef rule;
  private final String falsePositives;

  BehaviourRule(
      String id,
      String title,
      String why,
      Level level,
      List<String> tags,
      List<String> response,
      String falsePositives) {
    this.rule =
        BuiltInDutch.with(new RuleRef(id, "1", title, why, level, tags, response))
            .with(RuleRef.PERSONAL_DATA);
    this.falsePositives = falsePositives;
  }

  /** The rule as signals carry it. */
  public RuleRef rule() {
    return rule;
  }

  /** What may look the same and is harmless. */
  public String falsePositives() {
    return falsePositives;
  }

  /** Its name in metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
