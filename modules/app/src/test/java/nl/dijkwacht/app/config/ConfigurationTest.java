package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  @Test
  void defaultsRunEveryStage() {
    Configuration configuration = Sample.EMPTY.configuration();

    assertThat(configuration.prefix()).isEqualTo("dijkwacht");
    assertThat(configuration.data()).isEqualTo(Path.of("data"));
    assertThat(configuration.stages()).containsExactly(Stage.values());
  }

  @Test
  void everySettingIsRead() {
    Configuration configuration =
        Sample.of("{prefix: umc-1, data: /var/lib/dijkwacht, stages: [findings, detect]}")
            .configuration();

    assertThat(configuration.prefix()).isEqualTo("umc-1");
    assertThat(configuration.data()).isEqualTo(Path.of("/var/lib/dijkwacht"));
    assertThat(configuration.stages()).containsExactly(Stage.DETECT, Stage.FINDINGS);
  }

  @Test
  void wrongValuesAreReportedWithTheirPlace() {
    assertThat(
            Sample.of(
                    """
                    prefix: UMC_1
                    data: ''
                    stages: [collect, detekt]
                    kafka: true
                    topcis: {}
                    """)
                .problems())
        .containsExactly(
            "1:9: error: 'prefix': expected 1 to 100 of a-z, 0-9 and '-', found 'UMC_1'",
            "2:7: error: 'data': expected a path, in full and without '~', found ''",
            "3:19: error: 'stages': expected one of collect, detect, behaviour, transfers, drift,"
                + " exposure, assurance, findings, cases, publish, found 'detekt'; did you mean"
                + " 'detect'?",
            "4:8: error: 'kafka': expected a section of keys and values, found 'true'",
            "5:1: error: unknown key 'topcis'; did you mean 'topics'?");
  }

  @Test
  void noStageAtAllIsRefused() {
    assertThat(Sample.of("stages: []").problems())
        .containsExactly("1:9: error: 'stages' is empty; name one, or remove the key");
  }
}
