package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import nl.dijkwacht.publish.formats.ocsf.OcsfVersion;
import org.junit.jupiter.api.Test;

class PublishConfigTest {

  @Test
  void ocsfIsWrittenUnlessItIsTurnedOff() {
    assertThat(siem("")).isEqualTo(new PublishConfig.Siem(true, false, OcsfVersion.V1_8_0));
    assertThat(siem("publish: {siem: {ocsf: false}}").isOn()).isFalse();
  }

  @Test
  void anotherVersionOfOcsfCanBeAskedFor() {
    assertThat(siem("publish: {siem: {ocsf-version: 1.6.0, ecs: true}}"))
        .isEqualTo(new PublishConfig.Siem(true, true, OcsfVersion.V1_6_0));
  }

  @Test
  void aVersionThatIsNotWrittenIsRefused() {
    assertThat(Sample.of("publish: {siem: {ocsf-version: 2.0.0}}").problems())
        .singleElement()
        .asString()
        .contains("1.5.0, 1.6.0, 1.7.0 or 1.8.0", "2.0.0");
  }

  private static PublishConfig.Siem siem(String yaml) {
    return Sample.of(yaml).configuration().publish().siem();
  }
}
