package nl.dijkwacht.app.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.app.config.ResponseConfig;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.response.policies.ResponseMandate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyWatchTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String RUNNER =
      "arn:aws:ssm:eu-central-1:111122223333:document/Dijkwacht-IsolateInstance";
  private static final String POLICY =
      """
      id: isolate-instance
      title: Isolate an instance
      owner: security
      when: alert.rule.startsWith('guardduty:UnauthorizedAccess:EC2')
      action: {runner: "%s", parameters: {InstanceId: "{resource-id}"}}
      undo: Give it its groups back.
      resources: {types: ["AWS::EC2::Instance"], accounts: ["111122223333"]}
      approval: {role: duty-officer}
      """
          .formatted(RUNNER);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir private Path folder;

  @Test
  void aChangedFileIsTakenAndOneThatBecameWrongKeepsWhatItSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yml"), POLICY);
    try (PolicyWatch watch = start()) {
      assertThat(watch.get().find("isolate-instance").orElseThrow().dryRun()).isTrue();

      Files.writeString(file, POLICY + "dry-run: false\n");
      await()
          .atMost(LIMIT)
          .until(() -> !watch.get().find("isolate-instance").orElseThrow().dryRun());

      Files.writeString(file, POLICY + "dry-runs: true\n");
      await().atMost(LIMIT).until(() -> !watch.get().isWhole());
      assertThat(watch.get().find("isolate-instance").orElseThrow().dryRun()).isFalse();

      Files.delete(file);
      await().atMost(LIMIT).until(() -> watch.get().byId().isEmpty());
      assertThat(watch.get().isWhole()).isTrue();
    }
    assertThat(reloads("complete")).isEqualTo(2);
    assertThat(reloads("partial")).isOne();
  }

  @Test
  void aFolderThatCannotBeReadChangesNothingAndIsToldOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yml"), POLICY);
    try (PolicyWatch watch = start()) {
      Files.delete(file);
      Files.delete(folder);
      await().atMost(LIMIT).until(() -> reloads("failed") == 1);
      assertThat(watch.get().byId()).containsOnlyKeys("isolate-instance");

      Files.createDirectory(folder);
      Files.writeString(file, POLICY.replace("isolate-instance", "isolate"));
      await().atMost(LIMIT).until(() -> watch.get().byId().containsKey("isolate"));
    }
    assertThat(reloads("failed")).isOne();
  }

  private PolicyWatch start() throws IOException {
    ResponseMandate mandate =
        new ResponseMandate(Set.of(RUNNER), Map.of("duty-officer", List.of("a.bakker")));
    return PolicyWatch.start(
        new ResponseConfig(List.of(folder), mandate, Duration.ofHours(1)),
        Duration.ofMillis(20),
        registry);
  }

  private double reloads(String outcome) {
    return Meters.RESPONSE_RELOADS.counter(registry, outcome).count();
  }
}
