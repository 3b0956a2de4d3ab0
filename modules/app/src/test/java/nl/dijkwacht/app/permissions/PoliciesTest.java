package nl.dijkwacht.app.permissions;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.dijkwacht.app.permissions.AwsAction.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies allow what Dijkwacht asks for, no less and no more. */
class PoliciesTest {

  private static final String LOG_KEY =
      "arn:aws:kms:eu-west-1:222233334444:key/0a1b2c3d-1111-4222-8333-0123456789ab";
  private static final String ALERT_TOPIC = "arn:aws:sns:eu-west-1:222233334444:alerts";

  private static final Map<String, String> EXAMPLE =
      Map.ofEntries(
          Map.entry("AWS::Partition", "aws"),
          Map.entry("AWS::Region", "eu-west-1"),
          Map.entry("AWS::AccountId", "111122223333"),
          Map.entry("AWS::StackName", "dijkwacht"),
          Map.entry("LogBucketName", "example-logs"),
          Map.entry("LogBucketAccount", "222233334444"),
          Map.entry("LogKeyArn", LOG_KEY),
          Map.entry("AlertTopicArn", ALERT_TOPIC),
          Map.entry("TrailTopicArn", "arn:aws:sns:eu-central-1:222233334444:trail"),
          Map.entry("CollectorRoleArn", "arn:aws:iam::111122223333:role/dijkwacht-collector"),
          Map.entry("OrganizationId", "o-a1b2c3d4e5"),
          Map.entry("ExternalId", "example-word"),
          Map.entry("Queue", "https://sqs.eu-west-1.amazonaws.com/111122223333/dijkwacht"),
          Map.entry("Queue.Arn", "arn:aws:sqs:eu-west-1:111122223333:dijkwacht"),
          Map.entry("DeadLetterQueue", "https://sqs.eu-west-1.amazonaws.com/111122223333/dead"),
          Map.entry("DeadLetterQueue.Arn", "arn:aws:sqs:eu-west-1:111122223333:dead"),
          Map.entry("CollectorRole", "dijkwacht-collector"),
          Map.entry("ObjectRule.Arn", "rule/object"),
          Map.entry("CallRule.Arn", "rule/call"),
          Map.entry("GuardDutyRule.Arn", "rule/guardduty"),
          Map.entry("MacieRule.Arn", "rule/macie"),
          Map.entry("SecurityHubRule.Arn", "rule/securityhub"),
          Map.entry("ConfigRule.Arn", "rule/config"));

  @Test
  void theCollectorMayDoWhatTheCodeAsksForAndNothingElse() throws IOException {
    assertThat(actions(policy(stack("collector.yaml", Map.of()), "CollectorRole")))
        .isEqualTo(texts(EnumSet.complementOf(of(Role.RESPONDER))));
  }

  @Test
  void whoRespondsMayAskTheRunnersThatAreNamedAndNobodyElse() throws IOException {
    List<JsonNode> statements =
        statements(
            new ObjectMapper()
                .readTree(Repository.file("docs", "aws", "response-policy.json").toFile()));

    assertThat(statements.stream().flatMap(PoliciesTest::actionsOf))
        .containsExactlyInAnyOrderElementsOf(texts(of(Role.RESPONDER)));
    assertThat(statements)
        .extracting(statement -> statement.path("Resource").asText())
        .allMatch(resource -> resource.startsWith("arn:aws:"));
  }

  private static EnumSet<AwsAction> of(Role role) {
    EnumSet<AwsAction> actions = EnumSet.allOf(AwsAction.class);
    actions.removeIf(action -> action.role() != role);
    return actions;
  }

  @Test
  void theReaderMayDoWhatIsAskedOfEachAccount() throws IOException {
    assertThat(actions(policy(stack("reader-role.yaml", Map.of()), "ReaderRole")))
        .isEqualTo(
            texts(
                Arrays.stream(AwsAction.values())
                    .filter(action -> action.role() == Role.READER)
                    .toList()));
  }

  @Test
  void theCollectorReadsItsOwnAccountAsItReadsTheOthers() throws IOException {
    List<JsonNode> reader = statements(policy(stack("reader-role.yaml", Map.of()), "ReaderRole"));

    assertThat(statements(policy(stack("collector.yaml", Map.of()), "CollectorRole")))
        .containsAll(reader);
  }

  @Test
  void thePolicyForThoseWithoutCloudFormationIsThatOfTheTemplate() throws IOException {
    JsonNode policy = policy(stack("collector.yaml", Map.of()), "CollectorRole");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    Repository.compare(
        Repository.file("docs", "aws", "collector-policy.json"),
        new ObjectMapper().writer(printer).writeValueAsString(policy) + "\n");
  }

  @Test
  void onlyWhatAwsKnowsNoResourcesForIsAllowedOnAll() throws IOException {
    Set<String> onAll =
        statements(policy(stack("collector.yaml", Map.of()), "CollectorRole")).stream()
            .filter(statement -> statement.path("Resource").asText().equals("*"))
            .flatMap(PoliciesTest::actionsOf)
            .collect(toSet());

    assertThat(onAll)
        .doesNotContain(
            "sqs:ReceiveMessage", "s3:GetObject", "s3:ListBucket", "kms:Decrypt", "sts:AssumeRole")
        .allSatisfy(
            action ->
                assertThat(action).matches("[a-z0-9]+:(Batch|Describe|Get|List|Lookup|Select).*"));
  }

  @Test
  void onlyTheCollectorOfTheOrganisationThatKnowsTheWordTakesTheReaderRole() throws IOException {
    JsonNode trust =
        stack("reader-role.yaml", Map.of())
            .resources()
            .path("ReaderRole")
            .path("AssumeRolePolicyDocument")
            .path("Statement");

    assertThat(trust).hasSize(1);
    assertThat(trust.get(0).path("Principal").path("AWS").asText())
        .isEqualTo(EXAMPLE.get("CollectorRoleArn"));
    assertThat(trust.get(0).path("Condition").path("StringEquals").toString())
        .isEqualTo("{\"sts:ExternalId\":\"example-word\",\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "SNS, true, 'OverTlsOnly,TrailTopic,EventRules'",
    "SNS, false, 'OverTlsOnly,TrailTopic'",
    "S3, false, 'OverTlsOnly,LogBucket'",
    "EventBridge, true, 'OverTlsOnly,ObjectRule,EventRules'"
  })
  void onlyWhatAnnouncesMayWriteIntoTheQueue(String announcements, String events, String expected)
      throws IOException {
    Stack stack = stack("collector.yaml", Map.of("Announcements", announcements, "Events", events));
    List<JsonNode> statements =
        statements(stack.resources().path("QueuePolicy").path("PolicyDocument"));

    assertThat(statements)
        .extracting(statement -> statement.path("Sid").asText())
        .containsExactly(expected.split(","));
    assertThat(statements)
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .allSatisfy(
            statement ->
                assertThat(statement.path("Condition").path("ArnEquals").has("aws:SourceArn"))
                    .isTrue());
    assertThat(stack.resources().has("Subscription")).isEqualTo(announcements.equals("SNS"));
    assertThat(stack.resources().has("DeadLetterQueuePolicy"))
        .isEqualTo(announcements.equals("EventBridge") || events.equals("true"));
  }

  @Test
  void aTopicOfAnotherRegionIsSubscribedThere() throws IOException {
    assertThat(stack("collector.yaml", Map.of()).resources().path("Subscription").path("Region"))
        .hasToString("\"eu-central-1\"");
  }

  @Test
  void withoutAKeyNothingIsDecrypted() throws IOException {
    assertThat(actions(policy(stack("collector.yaml", Map.of("LogKeyArn", "")), "CollectorRole")))
        .doesNotContain("kms:Decrypt")
        .contains("s3:GetObject");
  }

  @Test
  void thePageTellsWhatEachIsFor() throws IOException {
    Path page = Repository.file("docs", "aws", "README.md");
    String text = Files.readString(page);
    String begin = "<!-- permissions -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- /permissions -->");
    StringBuilder table = new StringBuilder("| Action | Roles | What for |\n|---|---|---|\n");
    for (AwsAction action : AwsAction.values()) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  action,
                  switch (action.role()) {
                    case READER -> "reader, collector";
                    case COLLECTOR -> "collector";
                    case RESPONDER -> "responder";
                  },
                  action.purpose()));
    }

    assertThat(from).isLessThanOrEqualTo(to);
    Repository.compare(page, text.substring(0, from) + table + text.substring(to));
  }

  private static Stack stack(String name, Map<String, String> given) throws IOException {
    Map<String, String> values = new HashMap<>(EXAMPLE);
    values.putAll(given);
    return Stack.of(Template.of(name), values);
  }

  private static JsonNode policy(Stack stack, String role) {
    JsonNode policies = stack.resources().path(role).path("Policies");
    assertThat(policies).hasSize(1);
    return policies.get(0).path("PolicyDocument");
  }

  private static List<JsonNode> statements(JsonNode policy) {
    List<JsonNode> statements = new ArrayList<>();
    policy.path("Statement").forEach(statements::add);
    return statements;
  }

  private static Set<String> actions(JsonNode policy) {
    return new HashSet<>(statements(policy).stream().flatMap(PoliciesTest::actionsOf).toList());
  }

  private static Stream<String> actionsOf(JsonNode statement) {
    JsonNode action = statement.path("Action");
    return action.isArray()
        ? StreamSupport.stream(action.spliterator(), false).map(JsonNode::textValue)
        : Stream.of(action.textValue());
  }

  private static Set<String> texts(Iterable<AwsAction> actions) {
    Set<String> texts = new HashSet<>();
    actions.forEach(action -> texts.add(action.toString()));
    return texts;
  }
}
