package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.YamlReader;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.correlate.Threshold;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schemas of the specification allow and require is what the code knows and misses. */
@Tag("corpora")
@EnabledIf("present")
class SchemaTest {

  static boolean present() {
    return Files.isDirectory(folder());
  }

  private static Path folder() {
    return Path.of(System.getProperty("dijkwacht.corpora", "none"))
        .resolve("sigma/spec/json-schema");
  }

  /** JSON is YAML. */
  private static Node schema(String kind) throws IOException {
    Problems problems = new Problems();
    byte[] json = Files.readAllBytes(folder().resolve("sigma-" + kind + "-schema.json"));
    Node schema = YamlReader.read(kind, json, Limits.DEFAULT, problems).get(0);
    assertThat(problems.list()).isEmpty();
    return schema;
  }

  private static Node at(Node node, String... keys) {
    Node at = node;
    for (String key : keys) {
      at = ((Mapping) at).get(key).orElseThrow();
    }
    return at;
  }

  private static List<String> texts(Node list) {
    return ((Sequence) list).items().stream().map(item -> ((Scalar) item).text()).toList();
  }

  private static List<String> constants(Node property) {
    return ((Sequence) at(property, "oneOf"))
        .items().stream().map(item -> ((Scalar) at(item, "const")).text()).toList();
  }

  @Test
  void everyTypeOfCorrelationIsKnownAndOneMore() throws IOException {
    Node type = at(schema("correlation-rules"), "properties", "correlation", "properties", "type");

    assertThat(CorrelationType.labels())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(constants(type).stream(), Stream.of("value_median")).toList());
  }

  @Test
  void everyComparisonIsKnown() throws IOException {
    Node condition =
        at(schema("correlation-rules"), "properties", "correlation", "properties", "condition");

    assertThat(
            ((Sequence) at(condition, "anyOf"))
                .items().stream().flatMap(item -> ((Mapping) item).entries().keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(Threshold.Operator.values()).map(Threshold.Operator::label),
                    Stream.of("field"))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"detection-rule", "correlation-rules"})
  void everyLevelIsKnown(String kind) throws IOException {
    assertThat(constants(at(schema(kind), "properties", "level")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Level.values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"detection-rule, ''", "correlation-rules, correlation", "filters, filter"})
  void whatASchemaRequiresIsMissed(String kind, String section) throws IOException {
    Node schema = schema(kind);
    List<String> required = new ArrayList<>(texts(at(schema, "required")));
    if (!section.isEmpty()) {
      required.addAll(texts(at(schema, "properties", section, "required")));
    }
    String document =
        switch (section) {
          case "correlation" ->
              """
              title: A
              correlation:
                type: event_count
                rules: [r]
                timespan: 1h
                condition: {gte: 1}
              """;
          case "filter" ->
              """
              title: A
              logsource: {product: aws}
              filter:
                rules: [r]
                selection: {a: b}
                condition: not selection
              """;
          default ->
              """
              title: A
              logsource: {product: aws, service: cloudtrail}
              detection: {selection: {a: b}, condition: selection}
              """;
        };
    String rule =
        "---\n" + Sigma.rule("s: {a: b}\ncondition: s").replace("title: Test", "title: r");

    assertThat(Sigma.read(document + rule).problems()).isEmpty();
    for (String key : required) {
      String without = document.replaceFirst("(?m)^( *)" + key + ":.*\\n(\\1 +.*\\n)*", "");
      assertThat(without).isNotEqualTo(document);
      assertThat(Sigma.read(without + rule).refused()).as(key).isPositive();
    }
  }
}
