package nl.dijkwacht.benchmarks.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;

/** Alerts of people who read much, a finding for each ten of them, spread over accounts. */
final class SampleAlerts {

  static final int ACCOUNTS = 100;

  private final Instant at;

  SampleAlerts(Instant at) {
    this.at = at;
  }

  static String account(int number) {
    return "%012d".formatted(number % ACCOUNTS);
  }

  Alert alert(int number) {
    int finding = number / (10 * ACCOUNTS) * ACCOUNTS + number % ACCOUNTS;
    String account = account(number);
    String person = "arn:aws:iam::" + account + ":user/person-" + finding;
    EventSummary call =
        new EventSummary(
            "event-" + number,
            at,
            at,
            "s3.amazonaws.com",
            "GetObject",
            account,
            "eu-central-1",
            new Principal(Principal.Kind.IAM_USER, person, account),
            "192.0.2.1",
            "aws-cli/2.15",
            null,
            null);
    RuleRef rule =
        new RuleRef(
            "s3-mass-download",
            "1",
            "Many objects with personal data were read",
            "Reading far more than usual can be the beginning of a leak.",
            Level.HIGH,
            List.of("avg.art-32-1-b", "attack.t1530"),
            List.of("Ask the person what it was for.", "Take the session away."));
    return new Alert(
        "alert-" + number,
        Alert.Transition.OPENED,
        call,
        new Finding(
            "finding-" + finding,
            Finding.Status.OPEN,
            rule,
            new Subject(account, Map.of("principal", person)),
            Level.HIGH,
            1,
            call,
            call,
            Level.HIGH));
  }
}
