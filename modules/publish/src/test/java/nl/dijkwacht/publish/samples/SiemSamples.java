package nl.dijkwacht.publish.samples;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import org.jspecify.annotations.Nullable;

/** One of each class that SIEMs read. */
// The checker does not see in class files what may be null.
@SuppressWarnings("NullAway")
public final class SiemSamples {

  public static final String FINDING = "ffeeddccbbaa99887766554433221100";
  private static final String CASE = "00112233445566778899aabbccddeeff";

  private SiemSamples() {}

  /** A control that fails. */
  public static Finding control() {
    return Alerts.drift().finding();
  }

  /** What a rule matched. */
  public static Finding detection() {
    return Alerts.signal(FINDING, Level.HIGH).finding();
  }

  /** A person read far more personal data than usual. */
  public static Finding personalData() {
    Finding signal = detection();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("principal", Alerts.ANNA);
    fields.put("asset", "aws/111122223333/global/AWS::S3::Bucket/beelden");
    RuleRef rule = signal.rule().with("attack.t1078.004").with(RuleRef.PERSONAL_DATA);
    return new Finding(
        FINDING,
        Finding.Status.OPEN,
        rule,
        new Subject(Alerts.ACCOUNT, fields),
        Level.HIGH,
        3,
        signal.first(),
        signal.latest(),
        Level.HIGH);
  }

  /** A suspicion that somebody looks at. */
  public static Case suspicion() {
    return breach(Case.Status.SUSPICION, "team-privacy", null);
  }

  /** A suspicion that was none, and was assigned to nobody. */
  public static Case noBreach() {
    return breach(Case.Status.NO_BREACH, "", moment());
  }

  /** A suspicion that somebody opened by hand, of which nothing is known. */
  public static Case byHand() {
    Case full = breach(Case.Status.SUSPICION, "", null);
    return new Case(
        full.id(),
        full.kind(),
        "",
        full.role(),
        "",
        "",
        full.status(),
        full.openedAt(),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        List.of(),
        List.of(),
        "",
        null,
        null,
        BreachFacts.NONE,
        0,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        1,
        full.head());
  }

  private static Moment moment() {
    Instant at = Alerts.AT.plusSeconds(3600);
    return new Moment(at, at.plusSeconds(60), "b.bakker", CaseRole.CASE_OWNER);
  }

  private static Case breach(Case.Status status, String owner, @Nullable Moment closed) {
    return new Case(
        CASE,
        Case.Kind.BREACH,
        "Ziekenhuis B.V.",
        AccountEntry.Role.CONTROLLER,
        "fg@ziekenhuis.example",
        "",
        status,
        Alerts.AT.plusSeconds(5),
        null,
        Alerts.AT.plusSeconds(2),
        Alerts.AT,
        Alerts.AT,
        List.of(
            new CaseFinding(
                FINDING,
                Suspicion.Cause.TAGGED,
                "s3-mass-download",
                "v1",
                "Many objects with personal data were read",
                Level.HIGH,
                Alerts.ACCOUNT,
                "beelden",
                3,
                List.of(Alerts.event()))),
        1,
        List.of(Alerts.ANNA),
        List.of("beelden"),
        owner,
        moment(),
        null,
        new BreachFacts(
            "Images of patients were read",
            List.of(BreachFacts.Kind.CONFIDENTIALITY),
            List.of("medical images"),
            List.of("patients"),
            1200L,
            null,
            null,
            null,
            null,
            null,
            Answer.NO,
            null,
            null),
        1,
        null,
        null,
        List.of(),
        closed,
        null,
        List.of(
            new CaseClock(
                CaseClock.Kind.ASSESS,
                Alerts.AT,
                Alerts.AT.plusSeconds(86_400),
                List.of(),
                null,
                null)),
        List.of(),
        List.of(),
        2,
        "ab".repeat(32));
  }
}
