package nl.dijkwacht.streams.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import nl.dijkwacht.metrics.MeterTag;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import org.junit.jupiter.api.Test;

class BehaviourRulesTest {

  @Test
  void eachIsExplained() throws IOException {
    String docs =
        Files.readString(Path.of(System.getProperty("dijkwacht.root"), "docs/behaviour.md"));

    assertThat(BehaviourRule.values())
        .allSatisfy(
            rule -> {
              assertThat(docs).contains("| " + rule.rule().title() + " |");
              assertThat(rule.rule().tags()).anyMatch(tag -> tag.startsWith("avg."));
              assertThat(rule.rule().response()).isNotEmpty();
              assertThat(rule.falsePositives()).isNotEmpty();
              assertThat(UUID.fromString(rule.rule().id())).hasToString(rule.rule().id());
            });
    assertThat(Stream.of(BehaviourRule.values()).map(rule -> rule.rule().id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void eachHasALabelOfMetrics() {
    assertThat(Stream.of(BehaviourRule.values()).map(BehaviourRule::label))
        .containsExactlyElementsOf(MeterTag.BEHAVIOUR_RULE.allowed());
  }

  @Test
  void settingsThatMakeNoSenseAreToldAtOnce() {
    BehaviourSettings good = BehaviourSettings.DEFAULT;
    BehaviourSettings wrong =
        new BehaviourSettings(
            true,
            Duration.ofMinutes(-1),
            good.grantSettle(),
            400,
            new BehaviourSettings.WarmUp(0, 14, 40),
            good.volume(),
            good.slow(),
            good.people(),
            good.workloads(),
            good.beginning(),
            new BehaviourSettings.OffHours(true, good.offHours().zone(), 20, 7));

    assertThat(good.problems()).isEmpty();
    assertThat(wrong.problems()).hasSize(5);
  }
}
