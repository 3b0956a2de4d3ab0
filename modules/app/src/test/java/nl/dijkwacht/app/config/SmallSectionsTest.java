package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.streams.exposure.ExposureSettings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SmallSectionsTest {
  @Nested
  class Rules {
    @Test
    void defaultsAreOurOwnRules() {
      assertThat(Sample.EMPTY.configuration().rules())
          .isEqualTo(new RulesConfig(List.of(), true, Map.of()));
    }

    @Test
    void everySettingIsRead() {
      assertThat(
              Sample.of(
                      """
                      rules:
                        paths: sigma/rules
                        own-pack: false
                        placeholders: {Servers: srv*, Administrators: [an, ben]}
                      """)
                  .with("DIJKWACHT_RULES_PLACEHOLDERS_OFFICES", "10.0.0.0/8,::1")
                  .configuration()
                  .rules())
          .isEqualTo(
              new RulesConfig(
                  List.of(Path.of("sigma/rules")),
                  false,
                  Map.of(
                      "Servers", List.of("srv*"),
                      "Administrators", List.of("an", "ben"),
                      "offices", List.of("10.0.0.0/8", "::1"))));
    }

    @Test
    void placeholdersAreCountedAndNotShown() {
      Sample sample = Sample.of("rules: {placeholders: {Servers: srv, Administrators: [an, ben]}}");

      assertThat(sample.setting("rules.placeholders.Servers").value()).isEqualTo("(1 value)");
      assertThat(sample.setting("rules.placeholders.Administrators").value())
          .isEqualTo("(2 values)");
    }

    @Test
    void wrongPlaceholdersAreReported() {
      assertThat(Sample.of("rules: {placeholders: {A: {b: c}, D: [], E: [[f]]}}").problems())
          .containsExactly(
              "1:27: error: 'A': expected a text, found a section",
              "1:38: error: 'D' has no value; give one, or remove the key",
              "1:46: error: 'E': expected a text, found a list");
      assertThat(Sample.of("rules: {placeholders: [a]}").problems())
          .containsExactly(
              "1:23: error: 'placeholders': expected a section of keys and values, found a list");
    }

    @Test
    void wrongValuesAreReported() {
      assertThat(Sample.of("rules: {paths: {a: b}, own-pack: perhaps, own-packs: 1}").problems())
          .containsExactly(
              "1:16: error: 'paths': expected a text, found a section",
              "1:34: error: 'own-pack': expected true or false, found 'perhaps'",
              "1:43: error: unknown key 'own-packs'");
    }
  }

  @Nested
  class Alerts {
    @Test
    void defaultsAreTheNewsOfADay() {
      assertThat(Sample.EMPTY.configuration().alerts())
          .isEqualTo(
              new AlertsConfig(
                  Duration.ofDays(1),
                  AlertPolicy.Audience.PERSONAL_DATA,
                  Duration.ZERO,
                  Duration.ofDays(8)));
    }

    @Test
    void everySettingIsRead() {
      assertThat(
              Sample.of(
                      "alerts: {news-for: PT1M, drift: all, caller-within: PT5S, recurs-after: P30D}")
                  .configuration()
                  .alerts())
          .isEqualTo(
              new AlertsConfig(
                  Duration.ofMinutes(1),
                  AlertPolicy.Audience.ALL,
                  Duration.ofSeconds(5),
                  Duration.ofDays(30)));
    }

    @Test
    void wrongValuesAreReported() {
      assertThat(Sample.of("alerts: {news-for: -P1D, new-for: P1D}").problems())
          .containsExactly(
              "1:20: error: 'news-for': expected a duration from PT1M to PT876000H, found 'PT-24H'",
              "1:26: error: unknown key 'new-for'");
    }
  }

  @Nested
  class ExposureSection {
    @Test
    void defaultsAreTheShippedControls() {
      assertThat(Sample.EMPTY.configuration().exposure())
          .isEqualTo(new ExposureConfig(ExposureSettings.DEFAULT, List.of()));
    }

    @Test
    void everySettingIsRead() {
      assertThat(
              Sample.of(
                      """
                      exposure:
                        controls: {public: [mine, sqs-queue-not-public], unencrypted: [], unlogged: our-log}
                        keep: P30D
                        people-an-object: 3
                      """)
                  .configuration()
                  .exposure()
                  .settings())
          .isEqualTo(
              new ExposureSettings(
                  Map.of(
                      "mine", Exposure.Kind.PUBLIC,
                      "sqs-queue-not-public", Exposure.Kind.PUBLIC,
                      "our-log", Exposure.Kind.UNLOGGED),
                  Duration.ofDays(30),
                  3));
    }

    @Test
    void wrongValuesAreReported() {
      assertThat(
              Sample.of("exposure: {controls: {public: ['A b']}, keep: PT1H, people-an-object: -1}")
                  .problems())
          .containsExactly(
              "1:32: error: 'public': expected the id of a control, found 'A b'",
              "1:47: error: 'keep': expected a duration from PT48H to PT720H, found 'PT1H'",
              "1:71: error: 'people-an-object': expected a whole number from 0 to 1000000000, found '-1'");
    }
  }

  @Nested
  class Detect {
    @Test
    void defaultsAreDaysAndAQuarterOfAnHour() {
      assertThat(Sample.EMPTY.configuration().detect())
          .isEqualTo(
              new DetectConfig(
                  Duration.ofDays(2),
                  Duration.ofMinutes(15),
                  Duration.ofDays(8),
                  Optional.empty()));
    }

    @Test
    void everySettingIsRead() {
      assertThat(
              Sample.of(
                      "detect: {deduplicate-for: P90D, lateness: PT1H, correlate-for: P30D, countries: c.mmdb}")
                  .configuration()
                  .detect())
          .isEqualTo(
              new DetectConfig(
                  Duration.ofDays(90),
                  Duration.ofHours(1),
                  Duration.ofDays(30),
                  Optional.of(Path.of("c.mmdb"))));
    }

    @Test
    void windowsAreJudgedBeforeTheirEventsAreForgotten() {
      assertThat(Sample.of("detect: {lateness: PT2H, correlate-for: PT1H}").problems())
          .containsExactly(
              "1:10: error: windows would be judged after their events are forgotten; make this at"
                  + " most PT1H");
    }

    @Test
    void wrongValuesAreReported() {
      assertThat(Sample.of("detect: {deduplicate-for: forever}").problems())
          .containsExactly(
              "1:27: error: 'deduplicate-for': expected a duration such as PT10S, found 'forever'");
    }
  }

  @Nested
  class Monitoring {
    @Test
    void defaultsAreForThisMachine() {
      assertThat(Sample.EMPTY.configuration().monitoring())
          .isEqualTo(new MonitoringConfig("127.0.0.1", 9_464));
    }

    @Test
    void everySettingIsRead() {
      assertThat(Sample.of("monitoring: {address: '::1', port: 80}").configuration().monitoring())
          .isEqualTo(new MonitoringConfig("::1", 80));
    }

    @Test
    void wrongValuesAreReported() {
      assertThat(Sample.of("monitoring: {address: 'http://localhost', prot: 80}").problems())
          .containsExactly(
              "1:23: error: 'address': expected an IP address or a host name, without port, found"
                  + " 'http://localhost'",
              "1:43: error: unknown key 'prot'; did you mean 'port'?");
    }
  }
}
