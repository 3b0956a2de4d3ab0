package nl.dijkwacht.app.commands.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;

class TopicsAclsCommandTest {

  private static final Map<String, String> CLUSTER =
      Map.of(
          "DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", "kafka-1:9093,kafka-2:9093",
          "DIJKWACHT_PREFIX", "umc");

  @Test
  void aStageReadsAndWritesItsOwnTopicsAndNoOthers() {
    String text = acls("--stage", "transfers").out();

    assertThat(text)
        .containsPattern("topic +umc\\.detect\\.accesses +Read +read by the stage")
        .containsPattern("topic +umc\\.transfers\\.signals +Write +written by the stage")
        .containsPattern("topic +umc\\.transfers-v\\* +Read, Write, Create")
        .containsPattern("group +umc\\.transfers-v\\* +Read")
        .containsPattern("transactional-id +umc\\.transfers-v\\* +Write")
        .contains("User:dijkwacht needs", "IdempotentWrite")
        .doesNotContain("umc.collect.trail-events", "umc.findings");
  }

  @Test
  void allStagesTogetherReadAndWriteAllThatTheCatalogueSays() {
    String text = acls().out();

    assertThat(Topics.all())
        .filteredOn(topic -> topic.readers().contains(Stage.DETECT))
        .allSatisfy(
            topic ->
                assertThat(text)
                    .containsPattern("umc\\." + topic.name().replace(".", "\\.") + " +Read"));
  }

  @Test
  void commandsAreQuotedForTheShell() {
    CommandRun run =
        acls("--stage", "collect", "--principal", "User:CN=o'brien, O=UMC", "--format", "commands");

    assertThat(run.out().lines())
        .allMatch(
            line ->
                line.startsWith(
                    "kafka-acls.sh --bootstrap-server 'kafka-1:9093,kafka-2:9093' --command-config"
                        + " admin.properties --add --allow-principal 'User:CN=o'\\''brien, O=UMC'"
                        + " --operation "))
        .anyMatch(line -> line.endsWith("--operation Write --topic 'umc.collect.trail-events'"))
        .anyMatch(
            line ->
                line.endsWith(
                    "--operation Describe --operation DescribeConfigs --topic 'umc.'"
                        + " --resource-pattern-type prefixed"));
  }

  @Test
  void aSiemReadsThePublicTopicsAndWritesNothing() {
    String text = acls("--role", "siem", "--group", "splunk", "--principal", "User:splunk").out();

    assertThat(text)
        .contains("umc.findings.alerts", "User:splunk needs")
        .containsPattern("group +splunk +Read")
        .doesNotContain(" Write", "umc.collect.trail-events");
  }

  @Test
  void anApproverDecidesAboutResponsesAndNothingElse() {
    String text = acls("--role", "approver").out();

    assertThat(text)
        .containsPattern("topic +umc\\.publish\\.response-commands +Write")
        .containsPattern("topic +umc\\.publish\\.outcomes +Read")
        .doesNotContain("umc.findings", "umc.cases");
    assertThat(acls("--stage", "publish").out())
        .containsPattern("transactional-id +umc\\.publish-response +Write");
  }

  @Test
  void thePrincipalIsTheOneThatTheConfigurationSignsInAs() {
    Map<String, String> settings = new HashMap<>(CLUSTER);
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_ENABLED", "true");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_MECHANISM", "scram-sha-512");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_USERNAME", "wachter");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_PASSWORD", "s3cr3t");

    assertThat(CommandRun.of(settings, "topics", "acls").out())
        .contains("User:wachter needs")
        .doesNotContain("s3cr3t");
  }

  @Test
  void whatIsNoPrincipalIsASentence() {
    CommandRun run = acls("--principal", "dijkwacht");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).hasLineCount(1).contains("such as User:dijkwacht");
  }

  @Test
  void aStageOfAnotherRoleIsASentence() {
    assertThat(acls("--role", "siem", "--stage", "detect").err())
        .hasLineCount(1)
        .contains("leave out --role, or --stage");
  }

  private static CommandRun acls(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "topics";
    all[1] = "acls";
    System.arraycopy(args, 0, all, 2, args.length);
    return CommandRun.of(CLUSTER, all);
  }
}
