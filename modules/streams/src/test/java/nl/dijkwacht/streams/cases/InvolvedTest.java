package nl.dijkwacht.streams.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.registers.Registers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who and what a finding is about. */
class InvolvedTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String ACCOUNT = "111122223333";

  private static Involved in(Map<String, String> fields) {
    EventSummary event =
        new EventSummary(
            "event-1",
            NOON,
            NOON,
            "lambda.amazonaws.com",
            "Invoke",
            ACCOUNT,
            "eu-central-1",
            new Principal(Principal.Kind.IAM_USER, "anna", null),
            null,
            null,
            null,
            null);
    RuleRef rule = new RuleRef("r", "v1", "Title", "", Level.HIGH, List.of(), List.of());
    Signal signal = Signal.of("tenant", rule, new Subject(ACCOUNT, fields), event, event.eventId());
    Finding finding = FindingUpdate.of(null, signal, Duration.ofDays(1)).finding();
    return Involved.in(finding, Registers.empty());
  }

  @Test
  void anAccountOrARegionTellsNoIncidentFromAnother() {
    Involved involved =
        in(
            Map.of(
                "recipientAccountId", ACCOUNT,
                "account", ACCOUNT,
                "awsRegion", "eu-central-1",
                "userIdentity.accountId", ACCOUNT,
                "userIdentity.type", "AssumedRole",
                "userIdentity.sessionContext.sessionIssuer.arn", "arn:aws:iam::1:role/beheer",
                "asset", "arn:aws:s3:::beelden"));

    assertThat(involved.assets()).containsExactly("beelden");
    assertThat(involved.principals())
        .containsExactlyInAnyOrder("anna", "arn:aws:iam::1:role/beheer");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/foto:*, /aws/lambda/foto",
    "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/foto, /aws/lambda/foto",
    "arn:aws:logs:eu-west-1:111122223333:log-group:spoor:log-stream:a/b, spoor",
    "arn:aws:lambda:eu-west-1:111122223333:function:foto:LIVE, foto",
    "arn:aws:lambda:eu-west-1:111122223333:function:foto, foto",
    "arn:aws:s3:::beelden/2026/1.dcm, beelden",
    "arn:aws:rds:eu-west-1:111122223333:db:patienten, patienten"
  })
  void aResourceHasOneNameWhateverItsArnGoesOnWith(String arn, String name) {
    assertThat(in(Map.of("asset", arn)).assets()).containsExactly(name);
  }
}
