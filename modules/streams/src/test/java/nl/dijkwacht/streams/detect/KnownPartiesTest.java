package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.controls.accesses.AccessCatalogue;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.countries.Countries;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules about other accounts tell of those that are registered. */
class KnownPartiesTest {

  private static final String RULE =
      """
      title: Snapshot shared with another account
      id: shared
      name: shared
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: ModifyDBSnapshotAttribute}
        condition: selection
      level: high
      subject: [requestParameters.dBSnapshotIdentifier]
      parties: [requestParameters.valuesToAdd]
      """;

  private static final String CORRELATION =
      """
      title: Many shared
      id: many
      correlation:
        type: event_count
        rules: shared
        group-by: [recipientAccountId]
        timespan: 1h
        condition: {gte: 2}
        generate: true
      level: high
      """;

  private static final Registers REGISTERS =
      Registers.read(
              List.of(
                  new RegisterFile(
                      "r.yml",
                      """
                      accounts:
                        - id: '111122223333'
                          name: praktijk
                          environment: production
                          legal-entity: Ziekenhuis B.V.
                          role: controller
                        - id: '222233334444'
                          name: reservekopie
                          environment: production
                          legal-entity: Ziekenhuis B.V.
                          role: controller
                      processors:
                        - id: acme
                          name: Acme Imaging
                          accounts: ['444455556666']
                          agreement: https://intranet.example.org/acme.pdf
                          review: 2027-06-01
                          owner: fg@example.org
                      """
                          .getBytes(UTF_8))),
              RegisterSettings.DEFAULT)
          .registers();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver stage =
      new StageDriver(
          DetectTopology.of(
              new DetectTopology.Settings(PREFIX, Rules.of(RULE, CORRELATION), Duration.ofDays(2))
                  .with(
                      AccessSettings.of(
                          AccessCatalogue.none(),
                          () -> REGISTERS,
                          DiscoveredAssets.none(),
                          Countries.none())),
              registry),
          registry);

  @AfterEach
  void close() {
    stage.close();
  }

  private List<Signal> shared(String id, String accounts) {
    String record =
        """
        {"eventVersion":"1.11","eventID":"%s","eventTime":"%s","eventSource":"rds.amazonaws.com",\
        "eventName":"ModifyDBSnapshotAttribute","awsRegion":"eu-west-1",\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/jan"},\
        "recipientAccountId":"111122223333","requestParameters":{"dBSnapshotIdentifier":"s-1",\
        "attributeName":"restore","valuesToAdd":%s}}"""
            .formatted(id, NOON, accounts);
    stage.pipe(
        Topics.TRAIL_EVENTS, id.getBytes(UTF_8), record.getBytes(UTF_8), new RecordHeaders(), NOON);
    return AccessFixture.read(stage, Topics.SIGNALS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"222233334444\"]",
        "[\"444455556666\",\"222233334444\"]",
        "\"arn:aws:iam::444455556666:root\"",
        "[\"222233334444\",\"111122223333\"]"
      })
  void whatConcernsRegisteredAccountsAloneIsAFindingThatSaysSoAndWakesNobody(String accounts) {
    Signal signal = shared("e-1", accounts).get(0);

    assertThat(signal.rule().level()).isEqualTo(Level.INFORMATIONAL);
    assertThat(signal.rule().tags()).contains(RuleRef.EXPECTED);
    assertThat(signal.event().note())
        .startsWith("Expected, since by the registers ")
        .containsAnyOf("account 'reservekopie'", "processor 'Acme Imaging'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"999988887777\"]",
        "[\"222233334444\",\"999988887777\"]",
        "[\"222233334444\",\"all\"]",
        "[]",
        "null",
        "[\"111122223333\"]",
        "\"arn:aws:organizations::999988887777:organization/o-1\"",
        "{\"items\":\"222233334444\"}"
      })
  void oneThatIsInNoRegisterMakesAllOfItUnknown(String accounts) {
    Signal signal = shared("e-1", accounts).get(0);

    assertThat(signal.rule().level()).isEqualTo(Level.HIGH);
    assertThat(signal.rule().tags()).doesNotContain(RuleRef.EXPECTED);
  }

  @Test
  void whatIsExpectedCountsForNoCorrelation() {
    shared("e-1", "[\"222233334444\"]");
    shared("e-2", "[\"222233334444\"]");
    shared("e-3", "[\"999988887777\"]");

    assertThat(stage.read(Topics.CANDIDATES)).hasSize(1);
  }
}
