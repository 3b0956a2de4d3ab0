package nl.dijkwacht.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseOutcome;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.CaseUpdate;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.cases.ExposedAsset;
import nl.dijkwacht.core.cases.Recipient;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import org.jspecify.annotations.Nullable;

/** A hospital's breach that was notified late. */
public final class SampleDossier {

  public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final String ENTITY = "Ziekenhuis <B.V.> & \"Zonen\"";
  private static final CasePolicy POLICY = CasePolicy.DEFAULT;

  private final List<CaseEvent> steps = new ArrayList<>();
  private Case now;

  private SampleDossier() {
    EventSummary event =
        new EventSummary(
            "b2c3d4e5-0000-4000-8000-000000000001",
            START,
            START.plusSeconds(7),
            "s3.amazonaws.com",
            "GetObject",
            "111122223333",
            "eu-central-1",
            new Principal(Principal.Kind.IAM_USER, "arn:aws:iam::111122223333:user/anna", null),
            "203.0.113.7",
            null,
            null,
            new Provenance("s3://ziekenhuis-logboek/AWSLogs/1.json.gz", 3),
            "read 12,400 objects in an hour; its own habit is 40 (most 210) over 21 days",
            "las 12.400 objecten in een uur; de eigen gewoonte is 40 (hoogstens 210) over 21 dagen");
    RuleRef rule =
        new RuleRef(
            "mass-download",
            "4f2a91c0",
            "Mass download of personal data",
            "",
            Level.CRITICAL,
            List.of("dijkwacht.case"),
            List.of(),
            "Persoonsgegevens massaal gedownload",
            null,
            null);
    Subject subject = new Subject("111122223333", Map.of("asset", "arn:aws:s3:::beelden"));
    Finding finding =
        FindingUpdate.of(
                null,
                Signal.of("tenant", rule, subject, event, event.eventId()),
                Duration.ofDays(1))
            .finding();
    Suspicion suspicion =
        new Suspicion(
            ENTITY,
            AccountEntry.Role.CONTROLLER,
            "",
            "fg@ziekenhuis.example",
            Suspicion.Cause.TAGGED,
            finding,
            List.of("arn:aws:iam::111122223333:user/anna"),
            List.of("beelden"),
            List.of("medische gegevens"),
            1200L);
    CaseUpdate opening =
        CaseUpdate.opening(
            Case.idOf("tenant", ENTITY, finding.id()), suspicion, null, hour(0), POLICY);
    now = opening.after();
    steps.addAll(opening.events());
    CaseUpdate exposed =
        CaseUpdate.of(
            now, new ExposedAsset(ENTITY, "x", List.of("beelden"), exposure()), hour(0), POLICY);
    if (exposed == null) {
      throw new AssertionError("an exposure is news to a case that has none");
    }
    now = exposed.after();
    steps.addAll(exposed.events());
  }

  private static Exposure exposure() {
    return new Exposure(
        "x",
        new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "beelden"),
        "arn:aws:s3:::beelden",
        "beelden",
        "s3-bucket-not-public",
        Exposure.Kind.PUBLIC,
        hour(0),
        hour(2),
        Exposure.Sight.SEEN,
        13_500,
        13_000,
        13_000,
        12_400,
        null,
        List.of(
            new Exposure.Reader(
                new Principal(Principal.Kind.ANONYMOUS, "anonymous", null), 13_000)),
        500,
        List.of(new Access.Country("BR", 13_000)),
        1200L,
        List.of("b2c3d4e5-0000-4000-8000-000000000001"),
        4);
  }

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private void act(
      int hour,
      CaseCommand.Action action,
      @Nullable String text,
      @Nullable Boolean yes,
      @Nullable BreachFacts facts,
      @Nullable Recipient recipient) {
    CaseRole role = action == CaseCommand.Action.ADVISE ? CaseRole.FG : CaseRole.CASE_OWNER;
    CaseCommand command =
        new CaseCommand(
            "c-" + hour,
            now.id(),
            ENTITY,
            action,
            role == CaseRole.FG ? "f.groen" : "b.bakker",
            role,
            hour(hour),
            text,
            null,
            yes,
            null,
            facts,
            recipient,
            recipient == null ? null : "AP-2026-0117",
            null);
    CaseOutcome outcome = CaseUpdate.of(now, command, hour(hour), POLICY);
    if (!(outcome instanceof CaseOutcome.Done done)) {
      throw new AssertionError(outcome);
    }
    now = done.update().after();
    steps.addAll(done.update().events());
  }

  /** The whole way, with a late notification. */
  public static Dossier late() {
    SampleDossier sample = new SampleDossier();
    sample.act(1, CaseCommand.Action.ACKNOWLEDGE, null, null, null, null);
    sample.act(5, CaseCommand.Action.AWARE, "Log bevestigt het lezen", null, null, null);
    sample.act(8, CaseCommand.Action.ASSESS, null, null, facts(), null);
    sample.act(20, CaseCommand.Action.ADVISE, "Meld in fasen.", null, null, null);
    sample.act(30, CaseCommand.Action.DECIDE, "Risico voor patiënten", true, null, null);
    sample.act(
        80,
        CaseCommand.Action.NOTIFY,
        "De logboeken <script>alert(1)</script> kwamen laat.",
        null,
        null,
        Recipient.AUTHORITY);
    sample.act(90, CaseCommand.Action.DECIDE_INFORMING, "Hoog risico", true, null, null);
    return sample.dossier();
  }

  /** Just opened. */
  static Dossier suspicion() {
    return new SampleDossier().dossier();
  }

  private static BreachFacts facts() {
    return new BreachFacts(
        "Een gebruiker haalde röntgenbeelden <img src=x onerror=alert(1)> massaal op",
        List.of(BreachFacts.Kind.CONFIDENTIALITY),
        List.of("medische gegevens", "naam en geboortedatum"),
        List.of("patiënten"),
        900L,
        12_400L,
        "unieke objecten die zijn gelezen",
        "Identiteitsfraude, schending van het medisch geheim",
        "Sleutels ingetrokken, toegang geblokkeerd",
        "MFA verplicht voor alle gebruikers",
        Answer.YES,
        Answer.YES,
        Answer.YES);
  }

  private Dossier dossier() {
    Evidence copy =
        new Evidence(
            "e",
            now.id(),
            Evidence.Kind.EVENT,
            "events/b2c3d4e5-0000-4000-8000-000000000001.json",
            "b2c3d4e5-0000-4000-8000-000000000001",
            null,
            1843,
            "ef".repeat(32),
            Evidence.Integrity.VERIFIED,
            hour(0).plusSeconds(2),
            "{}",
            null);
    Evidence missing =
        new Evidence(
            "f",
            now.id(),
            Evidence.Kind.RULES,
            "rules.documents.manifest.json",
            "manifest",
            null,
            0,
            "",
            Evidence.Integrity.NOT_CHECKED,
            hour(0),
            null,
            "None were published.");
    return new Dossier(
        now,
        steps,
        List.of(copy, missing),
        Map.of("203.0.113.7", "BR"),
        "",
        List.of(),
        hour(100),
        "b.bakker",
        ZoneId.of("Europe/Amsterdam"));
  }
}
