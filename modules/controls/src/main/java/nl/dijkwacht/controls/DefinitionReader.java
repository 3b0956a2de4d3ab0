package nl.dijkwacht.controls;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.CallName;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.expressions.Expression;
import nl.dijkwacht.expressions.ExpressionReader;
import nl.dijkwacht.expressions.ValueType;
import org.jspecify.annotations.Nullable;

/** Reads one document of a file of controls. */
final class DefinitionReader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** AWS Config calls an account {@code AWS::::Account}. */
  private static final Pattern TYPE =
      Pattern.compile("[A-Za-z0-9]{2,64}::[A-Za-z0-9]{0,64}::[A-Za-z0-9]{2,64}");

  private static final Pattern CALL =
      Pattern.compile("[a-z0-9][a-z0-9.-]{1,100}\\.amazonaws\\.com/[A-Za-z0-9_]{2,100}");
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_TEXT = 2_000;
  private static final Duration DEFAULT_GRACE = Duration.ofMinutes(15);
  private static final Duration LONGEST_GRACE = Duration.ofDays(30);

  private final boolean proven;
  private final Node document;
  private final Fields fields;
  private final ControlSettings settings;
  private final Problems problems;
  private final ExpressionReader state;
  private final ExpressionReader call;
  private final List<Expression> expressions = new ArrayList<>();

  DefinitionReader(
      ControlFile file, Node document, Fields fields, ControlSettings settings, Problems problems) {
    this.proven = file.proven();
    this.document = document;
    this.fields = fields;
    this.settings = settings;
    this.problems = problems;
    this.state = new ExpressionReader(ControlLanguage.STATE, file.content(), problems);
    this.call = new ExpressionReader(ControlLanguage.CALL, file.content(), problems);
  }

  /** The control, or null if there are errors among the problems. */
  @Nullable ControlDefinition read() {
    String id = text("id");
    if (!ID.matches(id) || id.length() > LONGEST_ID) {
      problems.error(
          fields.placeOf("id"),
          "an id is of lower-case words and numbers with '-' between them; change it");
    }
    String title = text("title");
    String titleNl = fields.text("title-nl", "");
    String why = text("why");
    String whyNl = bounded("why-nl", fields.text("why-nl", ""));
    Level level = fields.require("level").choice("level", Level.class, Level.MEDIUM);
    Optional<Headline> headline = fields.choice("headline", Headline.class);
    boolean watchesLogging = fields.flag("watches-logging", false);
    Set<String> types = matching("resource-types", TYPE, "a type is written as AWS::S3::Bucket");
    Duration grace = grace();
    Map<String, Object> parameters = new ParameterReader(fields, settings, problems).read(id);
    Optional<Expression> applies = expression("applies", state);
    Optional<Expression> condition = expression("condition", state);
    if (fields.require("condition").node("condition").isEmpty()) {
      condition = Optional.empty();
    }
    Map<String, Expression> shows = shows();
    Optional<Fields> remedy = fields.section("remedy");
    List<String> steps = remedy.map(section -> section.texts("steps")).orElse(List.of());
    List<String> stepsNl = remedy.map(section -> stepsNl(section, steps)).orElse(List.of());
    Optional<String> command = remedy.flatMap(section -> section.text("command"));
    remedy.ifPresent(Fields::rejectUnknown);
    List<Mapping> mappings = new MappingReader(fields, problems).read();
    List<ControlDefinition.CallEffect> changes = changes();
    List<ControlTest> tests = new TestReader(fields, types, problems).read();
    fields.rejectUnknown();
    if (!proven) {
      checkParameters(parameters);
    }
    if (problems.hasErrors() || condition.isEmpty()) {
      return null;
    }
    Set<String> calls = new LinkedHashSet<>();
    changes.forEach(change -> calls.add(change.call()));
    RuleRef ref =
        new RuleRef(
            id,
            version(),
            title,
            why,
            level,
            tags(mappings, headline, watchesLogging),
            response(steps, command, "With the command line: "),
            titleNl.isBlank() ? null : titleNl,
            stepsNl.isEmpty() ? null : response(stepsNl, command, "Met de opdrachtregel: "),
            whyNl.isEmpty() ? null : whyNl);
    Control control =
        new Control(ref, titleNl, types, headline, mappings, grace, calls, watchesLogging);
    return new ControlDefinition(
        control,
        applies,
        condition.get(),
        shows,
        parameters,
        changes,
        steps,
        stepsNl,
        command,
        tests,
        fields.place());
  }

  private String text(String key) {
    return bounded(key, fields.requiredText(key).orElse(""));
  }

  private String bounded(String key, String text) {
    if (text.length() > LONGEST_TEXT) {
      problems.error(
          fields.placeOf(key),
          "'%s' is longer than %d characters; shorten it".formatted(key, LONGEST_TEXT));
    }
    return text.strip();
  }

  /** Step by step the same, so that nobody who reads them in Dutch is told less. */
  private List<String> stepsNl(Fields remedy, List<String> steps) {
    List<String> stepsNl = remedy.texts("steps-nl");
    if (!stepsNl.isEmpty() && stepsNl.size() != steps.size()) {
      problems.error(
          remedy.placeOf("steps-nl"),
          "'steps-nl' has %d and 'steps' has %d; write each step in both languages"
              .formatted(stepsNl.size(), steps.size()));
    }
    return stepsNl;
  }

  private Duration grace() {
    Duration grace = fields.duration("grace", DEFAULT_GRACE);
    if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
      problems.error(
          fields.placeOf("grace"), "a grace is from PT0S to P30D; choose one such as PT15M");
    }
    return grace;
  }

  private Set<String> matching(String key, Pattern form, String advice) {
    Set<String> values = new LinkedHashSet<>(fields.requiredTexts(key));
    for (String value : values) {
      if (!form.matches(value)) {
        problems.error(fields.placeOf(key), "'" + value + "' cannot be used here: " + advice);
      }
    }
    return values;
  }

  private Optional<Expression> expression(String key, ExpressionReader reader) {
    return fields.node(key).flatMap(node -> expression(node, reader, ValueType.BOOL));
  }

  private Optional<Expression> expression(Node node, ExpressionReader reader, ValueType type) {
    if (node instanceof Scalar scalar) {
      if (proven) {
        return Optional.of(reader.readLater(scalar, type));
      }
      Optional<Expression> expression = reader.read(scalar, type);
      expression.ifPresent(expressions::add);
      return expression;
    }
    problems.error(node.place(), "expected an expression in CEL, found " + node.description());
    return Optional.empty();
  }

  private Map<String, Expression> shows() {
    Map<String, Expression> shows = new LinkedHashMap<>();
    fields
        .node("shows")
        .ifPresent(
            node -> {
              if (node instanceof nl.dijkwacht.documents.Mapping mapping) {
                mapping
                    .entries()
                    .forEach(
                        (label, value) ->
                            expression(value, state, ValueType.ANY)
                                .ifPresent(expression -> shows.put(label, expression)));
              } else {
                problems.error(
                    node.place(), "expected labels with expressions, found " + node.description());
              }
            });
    return shows;
  }

  private List<ControlDefinition.CallEffect> changes() {
    List<ControlDefinition.CallEffect> effects = new ArrayList<>();
    for (Node node : items("changes")) {
      Fields.from(node, problems).flatMap(this::change).ifPresent(effects::add);
    }
    return effects;
  }

  private Optional<ControlDefinition.CallEffect> change(Fields change) {
    Optional<String> name = change.requiredText("call");
    name.filter(text -> !CALL.matches(text))
        .ifPresent(
            text ->
                problems.error(
                    change.placeOf("call"),
                    "a call is written as s3.amazonaws.com/PutBucketPolicy; change it"));
    Optional<Expression> breaks =
        change.node("breaks").flatMap(node -> expression(node, call, ValueType.BOOL));
    Optional<Expression> mends =
        change.node("mends").flatMap(node -> expression(node, call, ValueType.BOOL));
    change.rejectUnknown();
    return name.map(text -> new ControlDefinition.CallEffect(CallName.plain(text), breaks, mends));
  }

  private List<Node> items(String key) {
    Optional<Node> node = fields.node(key);
    if (node.isPresent() && !(node.get() instanceof Sequence)) {
      problems.error(
          node.get().place(), "'" + key + "': expected a list, found " + node.get().description());
    }
    return node.filter(Sequence.class::isInstance)
        .map(list -> ((Sequence) list).items())
        .orElse(List.of());
  }

  private void checkParameters(Map<String, Object> parameters) {
    Set<String> used = new TreeSet<>();
    boolean any = false;
    for (Expression expression : expressions) {
      used.addAll(expression.mentions().fields().getOrDefault("params", Set.of()));
      any |= expression.mentions().wholes().contains("params");
    }
    for (String name : used) {
      if (!parameters.containsKey(name)) {
        problems.error(
            fields.place(),
            "an expression uses params['%s'], which is no parameter here%s"
                .formatted(name, Suggestions.question(name, parameters.keySet())));
      }
    }
    for (String name : parameters.keySet()) {
      if (!any && !used.contains(name)) {
        problems.warning(
            fields.placeOf("parameters"),
            "no expression uses the parameter '%s'; remove it".formatted(name));
      }
    }
  }

  /** Of all but the tests, which judge nothing. */
  private String version() {
    if (!(document instanceof nl.dijkwacht.documents.Mapping mapping)) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    mapping.entries().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("tests"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              parts.add(entry.getKey());
              parts.add(YamlValues.canonical(entry.getValue()));
            });
    return StableId.of(parts);
  }

  private static List<String> tags(
      List<Mapping> mappings, Optional<Headline> headline, boolean watchesLogging) {
    List<String> tags = new ArrayList<>();
    mappings.forEach(mapping -> tags.add(mapping.tag()));
    headline.ifPresent(each -> tags.add("headline." + each.label()));
    if (watchesLogging) {
      tags.add(AlertPolicy.WATCHES_LOGGING);
    }
    return tags;
  }

  private static List<String> response(
      List<String> steps, Optional<String> command, String commandLine) {
    List<String> response = new ArrayList<>(steps);
    command.ifPresent(text -> response.add(commandLine + text.strip()));
    return response;
  }
}
