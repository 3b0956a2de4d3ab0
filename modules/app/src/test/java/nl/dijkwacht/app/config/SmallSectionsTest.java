package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SmallSectionsTest {
  @Nested
  class Rules {
    @Test
    void defaultsAreOurOwnRules() {
      assertThat(Sample.EMPTY.configuration().rules()).isEqualTo(new RulesConfig(List.of(), true));
    }

    @Test
    void everySettingIsRead() {
      assertThat(Sample.of("rules: {paths: sigma/rules, own-pack: false}").configuration().rules())
          .isEqualTo(new RulesConfig(List.of(Path.of("sigma/rules")), false));
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
          .isEqualTo(new AlertsConfig(Duration.ofDays(1)));
    }

    @Test
    void everySettingIsRead() {
      assertThat(Sample.of("alerts: {news-for: PT1M}").configuration().alerts())
          .isEqualTo(new AlertsConfig(Duration.ofMinutes(1)));
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
  class Detect {
    @Test
    void defaultsAreTwoDays() {
      assertThat(Sample.EMPTY.configuration().detect())
          .isEqualTo(new DetectConfig(Duration.ofDays(2)));
    }

    @Test
    void everySettingIsRead() {
      assertThat(Sample.of("detect: {deduplicate-for: P90D}").configuration().detect())
          .isEqualTo(new DetectConfig(Duration.ofDays(90)));
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
