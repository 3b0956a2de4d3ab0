package nl.dijkwacht.simulator.hospital;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/**
 * The one thing that goes wrong, and what only looks like it. The beats stand at fractions of the
 * length, but a story never takes longer than a morning.
 */
final class Story {
  /** When the bucket's block is taken away, its policy opened, and both mended: of the length. */
  static final double BLOCK_REMOVED = 0.060;

  static final double POLICY_OPENED = 0.065;
  static final double BLOCK_RESTORED = 0.65;
  static final double POLICY_REMOVED = 0.66;

  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int OUTSIDE_READS = 48;
  private static final int REFUSED_READS = 5;
  private static final String BROWSER_ABROAD =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final List<String> READERS_AGENTS =
      List.of("python-requests/2.32.5", "curl/8.15.0", BROWSER_ABROAD);
  private static final String TEST_TRAIL =
      "arn:aws:cloudtrail:eu-west-1:" + Account.TEST.id() + ":trail/testomgeving";

  private final Hospital.Settings settings;
  private final Chance chance;
  private final Consumer<SimulatedEvent> records;

  Story(Hospital.Settings settings, Chance chance, Consumer<SimulatedEvent> records) {
    this.settings = settings;
    this.chance = chance;
    this.records = records;
  }

  void tell() {
    bucketIsMadePublic();
    strangersRead();
    rootSignsInByProcedure();
    loggingIsPaused();
    bucketIsRepaired();
    strangersAreRefused();
  }

  private Act at(double fraction, Scene scene) {
    return new Act(timeOf(settings, fraction), scene, chance, records);
  }

  /** When a beat at a fraction of the length happens (event time). */
  static Instant timeOf(Hospital.Settings settings, double fraction) {
    Duration length = settings.length().compareTo(LONGEST) < 0 ? settings.length() : LONGEST;
    return settings.start().plusSeconds((long) (length.toSeconds() * fraction));
  }

  private static BucketCall engineer(Act act) {
    return new BucketCall(
        Staff.SANNE_DE_JONG.inConsole(act.time()), Bucket.DISCHARGE_LETTERS, act.chance());
  }

  /** The block refuses the first attempt, and is then removed. */
  private void bucketIsMadePublic() {
    Act attempt = at(0.050, Scene.BUCKET_MADE_PUBLIC);
    attempt.record(
        engineer(attempt)
            .putPublicPolicy()
            .failed(
                "AccessDenied",
                "User: "
                    + Staff.SANNE_DE_JONG.role().sessionArn(Staff.SANNE_DE_JONG.address())
                    + " is not authorized to perform: s3:PutBucketPolicy on resource: \""
                    + Bucket.DISCHARGE_LETTERS.arn()
                    + "\" because public policies are prevented by the BlockPublicPolicy setting"
                    + " in S3 Block Public Access."));
    Act removal = at(BLOCK_REMOVED, Scene.BUCKET_MADE_PUBLIC);
    removal.record(engineer(removal).deletePublicAccessBlock());
    Act opening = at(POLICY_OPENED, Scene.BUCKET_MADE_PUBLIC);
    opening.record(engineer(opening).putPublicPolicy());
  }

  private void strangersRead() {
    Act listing = at(0.120, Scene.READS_FROM_OUTSIDE);
    listing.record(stranger(listing, 0).list("ontslagbrief/"));
    for (int i = 0; i < OUTSIDE_READS; i++) {
      Act reading = at(0.125 + 0.2 * i / OUTSIDE_READS, Scene.READS_FROM_OUTSIDE);
      reading.record(stranger(reading, i).get(letter()));
    }
  }

  private static ObjectCall stranger(Act act, int turn) {
    int reader = turn % READERS_AGENTS.size();
    Caller caller = Caller.anonymous(Networks.outside(reader * 31), READERS_AGENTS.get(reader));
    return new ObjectCall(caller, Bucket.DISCHARGE_LETTERS, act.chance());
  }

  private String letter() {
    return Patients.dischargeLetter(Patients.number(chance), chance);
  }

  private void rootSignsInByProcedure() {
    Act signIn = at(0.40, Scene.FALSE_ALARM);
    Caller root = Caller.root(Account.TEST, Networks.office(1), Person.BROWSER);
    signIn.record(SignIns.consoleLogin(root, Account.TEST, "Yes"));
    at(0.41, Scene.FALSE_ALARM)
        .record(
            new ApiCall(
                    "iam", "GetAccountSummary", root.throughConsole(), Account.TEST, Region.GLOBAL)
                .readOnly()
                .host("iam.amazonaws.com"));
  }

  private void loggingIsPaused() {
    switchLogging(at(0.50, Scene.LOGGING_PAUSED), "StopLogging");
    switchLogging(at(0.51, Scene.LOGGING_PAUSED), "StartLogging");
  }

  private static void switchLogging(Act act, String name) {
    Person engineer = Staff.ENGINEERS.get(0);
    Person inTest =
        new Person(
            engineer.address(), Role.sso(Account.TEST, "Platformbeheer"), engineer.sourceAddress());
    act.record(
        new ApiCall(
                "cloudtrail", name, inTest.onCommandLine(act.time()), Account.TEST, Region.IRELAND)
            .request("name", TEST_TRAIL));
  }

  private void bucketIsRepaired() {
    Act blocking = at(BLOCK_RESTORED, Scene.REPAIR);
    blocking.record(engineer(blocking).putPublicAccessBlock());
    Act removing = at(POLICY_REMOVED, Scene.REPAIR);
    removing.record(engineer(removing).deletePolicy());
  }

  private void strangersAreRefused() {
    for (int i = 0; i < REFUSED_READS; i++) {
      Act reading = at(0.70 + 0.02 * i, Scene.READS_REFUSED);
      reading.record(stranger(reading, i).getRefused(letter()));
    }
  }
}
