package nl.dijkwacht.api.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the API and its routes say the same. */
@Timeout(60)
// What is missing makes a test fail, as it should.
@SuppressWarnings({"unchecked", "NullAway"})
class OpenApiTest {

  private static final String REFERENCE = "#/components/";

  private Served served;
  private Map<String, Object> description;

  @BeforeEach
  void start() throws Exception {
    served = new Served();
    served
        .views
        .findings()
        .put("f", Samples.finding("f", Samples.HOSPITAL, Level.HIGH, Finding.Status.OPEN, 1));
    served.views.add(
        Samples.response("q", "f", Samples.HOSPITAL, ResponseRequest.Status.PROPOSED, 1));
    served.views.cases().put("c", Samples.breach("c", "Ziekenhuis", 60));
    served
        .views
        .cases()
        .put("r", Samples.of("r", "Ziekenhuis", Case.Kind.REQUEST, Case.Status.REQUESTED, 60));
    description =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(served.get("", "/api/openapi.yaml").body());
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void eachRouteIsDescribedAndNothingElse() {
    Set<String> described = new TreeSet<>();
    paths()
        .forEach(
            (path, item) ->
                ((Map<String, Object>) item)
                    .keySet().stream()
                        .filter(key -> !key.equals("parameters"))
                        .forEach(
                            method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    Set<String> routes =
        served.api().routes().stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(described).isEqualTo(routes);
  }

  private Map<String, Object> paths() {
    return (Map<String, Object>) description.get("paths");
  }

  @Test
  void eachListTakesTheParametersThatAreDescribedAndNoOthers() throws Exception {
    for (Map.Entry<String, Object> path : paths().entrySet()) {
      Map<String, Object> get =
          (Map<String, Object>) ((Map<String, Object>) path.getValue()).get("get");
      if (get != null && !path.getKey().contains("{") && !path.getKey().endsWith("stream")) {
        checkParameters(path.getKey(), get);
      }
    }
  }

  private void checkParameters(String path, Map<String, Object> get) throws Exception {
    Set<String> described = new TreeSet<>();
    for (Map<String, Object> parameter :
        (List<Map<String, Object>>) get.getOrDefault("parameters", List.of())) {
      described.add((String) parameter.get("name"));
    }
    if (path.endsWith(".yaml")) {
      return;
    }
    String detail =
        Served.read(served.get("fg", path + "?no-such=1").body()).get("detail").textValue();
    Set<String> taken = new TreeSet<>();
    String list = detail.substring(detail.indexOf("takes ") + 6, detail.length() - 1);
    if (!list.isEmpty()) {
      taken.addAll(List.of(list.split(", ")));
    }

    assertThat(taken).as(path).isEqualTo(described);
  }

  @Test
  void eachBodyTakesTheFieldsThatAreDescribedAndNoOthers() throws Exception {
    for (Map.Entry<String, Object> path : paths().entrySet()) {
      Map<String, Object> post =
          (Map<String, Object>) ((Map<String, Object>) path.getValue()).get("post");
      if (post != null) {
        checkBody(path.getKey(), post);
      }
    }
  }

  private void checkBody(String path, Map<String, Object> post) throws Exception {
    Map<String, Object> schema =
        (Map<String, Object>) at(post, "requestBody", "content", "application/json", "schema");
    Map<String, Object> properties =
        (Map<String, Object>) schema.getOrDefault("properties", Map.of());
    StringBuilder body = new StringBuilder("{\"noSuchField\":1");
    for (String needed : (List<String>) schema.getOrDefault("required", List.of())) {
      body.append(",\"").append(needed).append("\":").append(example(properties.get(needed)));
    }
    String token = path.endsWith("/advise") ? "fg" : "owner";
    String detail =
        Served.read(
                served
                    .post(token, path.replace("{id}", id(path)), body.append("}").toString())
                    .body())
            .get("detail")
            .textValue();

    assertThat(detail).as(path).startsWith("There is a field that is not known here; it takes ");
    String list = detail.substring(detail.indexOf("it takes ") + 9, detail.length() - 1);
    Set<String> taken = new TreeSet<>(list.equals("none") ? List.of() : List.of(list.split(", ")));
    assertThat(taken).as(path).isEqualTo(new TreeSet<>(properties.keySet()));
  }

  private static String id(String path) {
    return path.contains("findings")
        ? "f"
        : path.contains("requests") ? "r" : path.contains("responses") ? "q" : "c";
  }

  private static String example(Object schema) {
    Map<String, Object> of = (Map<String, Object>) schema;
    if (of.containsKey("enum")) {
      return "\"" + ((List<Object>) of.get("enum")).get(0) + "\"";
    }
    if ("boolean".equals(of.get("type"))) {
      return "true";
    }
    return "date-time".equals(of.get("format")) ? "\"2026-12-01T00:00:00Z\"" : "\"Ziekenhuis\"";
  }

  private static Object at(Object node, String... path) {
    Object found = node;
    for (String name : path) {
      found = ((Map<String, Object>) found).get(name);
    }
    return found;
  }

  @Test
  void eachReferenceLeadsSomewhere() {
    List<String> references = new ArrayList<>();
    collect(description, references);

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(
                        at(
                            description,
                            ("components/" + reference.substring(REFERENCE.length())).split("/")))
                    .as(reference)
                    .isNotNull());
    assertThat(description.get("openapi")).isEqualTo("3.1.0");
  }

  private static void collect(Object node, List<String> references) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference) {
        references.add(reference);
      }
      map.values().forEach(value -> collect(value, references));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collect(value, references));
    }
  }
}
