package nl.dijkwacht.app.commands.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandsTest {

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("topics");

  @Test
  void whatIsMissingIsToldThenCreatedThenGood() {
    CommandRun missing = topics("check");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(missing.out())
        .contains(prefix + ".findings.alerts", Topics.all().size() + " differences.");

    CommandRun created = topics("create");
    assertThat(created.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(created.out())
        .contains(
            "created " + prefix + ".findings.alerts",
            Topics.all().size() + " topics were created.");

    CommandRun good = topics("check");
    assertThat(good.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(good.out()).isEqualToIgnoringNewLines("All topics are as they should be.");
    assertThat(topics("create").out()).isEqualToIgnoringNewLines("All topics exist.");
  }

  @Test
  void aTopicThatDiffersIsToldAndNeverChanged() throws Exception {
    String name = prefix + ".collect.trail-events";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
      NewTopic other =
          new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(other)).all().get();
    }

    assertThat(topics("create").out())
        .doesNotContain(name)
        .contains((Topics.all().size() - 1) + " topics were created.");
    CommandRun check = topics("check");

    assertThat(check.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(check.out())
        .contains(name, "partition", "cleanup.policy")
        .doesNotContain("TopicDifference[");
    assertThat(topics("check").out()).isEqualTo(check.out());
  }

  private CommandRun topics(String command) {
    Map<String, String> settings =
        Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    return CommandRun.of(settings, "topics", command);
  }
}
