package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void aVariableGoesBeforeTheFile() {
    Sample sample = Sample.of("streams: {threads: 3}").with("DIJKWACHT_STREAMS_THREADS", "5");

    assertThat(sample.configuration().streams().threads()).isEqualTo(5);
    assertThat(sample.setting("streams.threads"))
        .isEqualTo(
            new Setting("streams.threads", "5", "environment variable DIJKWACHT_STREAMS_THREADS"));
  }

  @Test
  void everyKindOfSettingHasAVariable() {
    Configuration configuration =
        Sample.EMPTY
            .with("DIJKWACHT_DATA", "/data: #1")
            .with("DIJKWACHT_RULES_OWN_PACK", "FALSE")
            .with("DIJKWACHT_RULES_PATHS", "a, b ,")
            .with("DIJKWACHT_STAGES", "detect,findings")
            .with("DIJKWACHT_COLLECT_FILES_MAX_UNCOMPRESSED_BYTES", "8589934592")
            .with("DIJKWACHT_DETECT_DEDUPLICATE_FOR", "PT1H")
            .configuration();

    assertThat(configuration.data()).isEqualTo(Path.of("/data: #1"));
    assertThat(configuration.rules().ownPack()).isFalse();
    assertThat(configuration.rules().paths()).containsExactly(Path.of("a"), Path.of("b"));
    assertThat(configuration.stages()).containsExactly(Stage.DETECT, Stage.FINDINGS);
    assertThat(configuration.collect().files().maxUncompressedBytes()).isEqualTo(8_589_934_592L);
    assertThat(configuration.detect().deduplicateFor()).hasHours(1);
  }

  @Test
  void anEmptyVariableIsAbsent() {
    assertThat(Sample.EMPTY.with("DIJKWACHT_PREFIX", "").setting("prefix").origin())
        .isEqualTo("default");
  }

  @Test
  void aWrongValueNamesTheVariable() {
    assertThat(
            Sample.EMPTY
                .with("DIJKWACHT_STREAMS_THREADS", "a few")
                .with("DIJKWACHT_MONITORING_PORT", "99999999999999999999")
                .problems())
        .containsExactly(
            "environment variable DIJKWACHT_MONITORING_PORT: error: 'port': expected a whole number"
                + " from 0 to 65535, found '99999999999999999999'",
            "environment variable DIJKWACHT_STREAMS_THREADS: error: 'threads': expected a whole"
                + " number from 1 to 64, found 'a few'");
  }

  @Test
  void anUnknownVariableIsAWarningWithoutItsValue() {
    Sample sample = Sample.EMPTY.with("DIJKWACHT_STREAM_THREADS", "s3cr3t");

    assertThat(sample.problems())
        .containsExactly(
            "environment variable DIJKWACHT_STREAM_THREADS: warning: no setting has this name; did"
                + " you mean 'DIJKWACHT_STREAMS_THREADS'?");
    assertThat(sample.read().configuration()).isPresent();
  }

  @Test
  void variablesOfOthersAndOfTheLauncherAreNoSettings() {
    assertThat(
            Sample.EMPTY
                .with("PATH", "/bin")
                .with("DIJKWACHT_DEBUG", "1")
                .with("DIJKWACHT_LOG_LEVEL", "debug")
                .with("DIJKWACHT_JAVA_OPTS", "-Xmx1g")
                .problems())
        .isEmpty();
  }

  @Test
  void anUnknownLogLevelIsAWarning() {
    assertThat(Sample.EMPTY.with("DIJKWACHT_LOG_LEVEL", "loud").problems())
        .containsExactly(
            "environment variable DIJKWACHT_LOG_LEVEL: warning: this is no level, so only warnings"
                + " are logged; use error, warn, info, debug or trace");
  }

  @Test
  void noTwoSettingsShareAVariable() {
    assertThat(Sample.EMPTY.read().settings().stream().map(Setting::key))
        .extracting(Environment::variable)
        .doesNotHaveDuplicates();
  }
}
