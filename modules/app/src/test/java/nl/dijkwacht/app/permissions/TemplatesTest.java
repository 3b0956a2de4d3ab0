package nl.dijkwacht.app.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates in docs/aws are what CloudFormation reads, as far as can be told without it. */
class TemplatesTest {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
  private static final Set<String> PSEUDO =
      Set.of("AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackName");

  /** What GetAtt can ask of each type. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "AWS::SQS::Queue", Set.of("Arn", "QueueName", "QueueUrl"),
          "AWS::Events::Rule", Set.of("Arn"),
          "AWS::IAM::Role", Set.of("Arn", "RoleId"));

  @ParameterizedTest
  @ValueSource(strings = {"collector.yaml", "reader-role.yaml"})
  void aTemplateFitsTheSchema(String name) throws IOException {
    assertThat(problems(Template.of(name))).isEmpty();
  }

  @Test
  void whatDoesNotFitIsTold() throws IOException {
    String good =
        """
        AWSTemplateFormatVersion: "2010-09-09"
        Description: A queue.
        Parameters: {}
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties: {SqsManagedSseEnabled: true, MessageRetentionPeriod: 600}
        Outputs: {}
        """;
    assertThat(problems(Template.read(good))).isEmpty();

    assertThat(problems(Template.read(good.replace("MessageRetentionPeriod", "Retention"))))
        .hasSize(2);
    assertThat(problems(Template.read(good.replace("SQS::Queue", "SQS::Queues")))).isNotEmpty();
    assertThat(problems(Template.read(good.replace("true", "false")))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"collector.yaml", "reader-role.yaml"})
  void everyReferenceResolves(String name) throws IOException {
    Template template = Template.of(name);
    List<String> dangling = new ArrayList<>();
    template.eachFunction(
        (function, argument) ->
            references(function, argument).stream()
                .filter(reference -> !resolves(template, reference))
                .forEach(dangling::add));

    template.json().findValuesAsText("Condition").stream()
        .filter(condition -> !condition.isEmpty())
        .filter(condition -> !template.json().path("Conditions").has(condition))
        .forEach(dangling::add);

    assertThat(dangling).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"collector.yaml", "reader-role.yaml"})
  void everyParameterIsUsed(String name) throws IOException {
    Template template = Template.of(name);
    List<String> used = new ArrayList<>();
    template.eachFunction((function, argument) -> used.addAll(references(function, argument)));

    template
        .json()
        .path("Parameters")
        .properties()
        .forEach(parameter -> assertThat(used).contains(parameter.getKey()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"collector.yaml", "reader-role.yaml"})
  void noPartitionIsTakenForGranted(String name) throws IOException {
    Template template = Template.of(name);
    template.eachFunction(
        (function, argument) -> {
          if (function.equals("Fn::Sub")) {
            assertThat(argument.textValue()).doesNotContain("arn:aws");
          }
        });
    assertThat(template.resources().toString()).doesNotContain("\"arn:aws");
  }

  private static List<String> references(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> List.of(argument.textValue());
      case "Fn::GetAtt" -> List.of(argument.get(0).textValue() + "." + argument.get(1).textValue());
      case "Fn::Sub" ->
          VARIABLE
              .matcher(argument.textValue())
              .results()
              .map((MatchResult found) -> found.group(1))
              .toList();
      case "Fn::If" -> List.of("condition " + argument.get(0).textValue());
      default -> List.of();
    };
  }

  private static boolean resolves(Template template, String reference) {
    if (reference.startsWith("condition ")) {
      return template.json().path("Conditions").has(reference.substring("condition ".length()));
    }
    int dot = reference.indexOf('.');
    if (dot > 0) {
      String type = template.resources().path(reference.substring(0, dot)).path("Type").asText();
      return ATTRIBUTES.getOrDefault(type, Set.of()).contains(reference.substring(dot + 1));
    }
    return PSEUDO.contains(reference)
        || template.json().path("Parameters").has(reference)
        || template.resources().has(reference);
  }

  private static Set<ValidationMessage> problems(Template template) throws IOException {
    try (InputStream schema = TemplatesTest.class.getResourceAsStream("template.schema.json")) {
      JsonSchema compiled =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(Objects.requireNonNull(schema));
      return compiled.validate(template.json());
    }
  }
}
