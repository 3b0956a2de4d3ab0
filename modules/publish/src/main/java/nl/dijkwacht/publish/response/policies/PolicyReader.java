package nl.dijkwacht.publish.response.policies;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.publish.subscriptions.AlertFilter;

/** Reads one document of a file of policies. */
final class PolicyReader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern TYPE = Pattern.compile("AWS::[A-Za-z0-9]{1,64}::[A-Za-z0-9]{1,64}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ARN = Pattern.compile("arn:[A-Za-z0-9+=,.@_:/*-]{1,600}");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final int LONGEST_ID = 60;
  private static final int MOST = 50;
  private static final int MOST_PARAMETERS = 20;
  private static final int USUAL_LIMIT = 3;
  private static final int HIGHEST_LIMIT = 100;

  private final DocumentFile file;
  private final String version;
  private final Fields fields;
  private final Problems problems;

  /**
   * @param version of the document's text
   */
  PolicyReader(DocumentFile file, String version, Fields fields, Problems problems) {
    this.file = file;
    this.version = version;
    this.fields = fields;
    this.problems = problems;
  }

  /** The policy; empty if an essential part is missing, and of no use if there are errors. */
  Optional<ResponsePolicy> read() {
    String id = name(fields, "id");
    String title = fields.requiredText("title").orElse("");
    String owner = fields.requiredText("owner").orElse("");
    Optional<AlertFilter> when =
        AlertFilter.read(fields.require("when"), "when", file.content(), problems);
    Optional<ActionTemplate> action = fields.requiredSection("action").flatMap(this::action);
    Optional<Undo> undo = fields.require("undo").node("undo").flatMap(this::undo);
    Optional<ResourceScope> resources = fields.requiredSection("resources").map(this::resources);
    String role = fields.requiredSection("approval").map(this::role).orElse("");
    List<String> automaticIn = automaticIn();
    boolean dryRun = fields.flag("dry-run", true);
    int limit = fields.integer("limit-per-hour", USUAL_LIMIT, 1, HIGHEST_LIMIT);
    fields.rejectUnknown();
    if (when.isEmpty() || action.isEmpty() || undo.isEmpty() || resources.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResponsePolicy(
            id,
            version,
            title,
            owner,
            when.get(),
            action.get(),
            undo.get(),
            resources.get(),
            role,
            automaticIn,
            dryRun,
            limit,
            fields.place()));
  }

  private String name(Fields of, String key) {
    String name = of.requiredText(key).orElse("");
    if (!name.isEmpty() && (!ID.matches(name) || name.length() > LONGEST_ID)) {
      problems.error(
          of.placeOf(key),
          "'%s' is of lower-case words and numbers with '-' between them, at most %d long; change it"
              .formatted(key, LONGEST_ID));
    }
    return name;
  }

  private Optional<ActionTemplate> action(Fields section) {
    Optional<String> arn = section.requiredText("runner");
    Optional<RunnerTarget> runner = arn.flatMap(RunnerTarget::of);
    if (arn.isPresent() && runner.isEmpty()) {
      problems.error(
          section.placeOf("runner"),
          "'runner': expected %s, found '%s'".formatted(RunnerTarget.FORM, arn.get()));
    }
    Map<String, Template> parameters = parameters(section);
    section.rejectUnknown();
    return runner.map(target -> new ActionTemplate(target, parameters));
  }

  private Map<String, Template> parameters(Fields section) {
    Map<String, Template> parameters = new LinkedHashMap<>();
    Optional<Fields> given = section.section("parameters");
    if (given.isEmpty() || !(section.node("parameters").orElse(null) instanceof Mapping names)) {
      return parameters;
    }
    for (String name : names.entries().keySet()) {
      if (!PARAMETER.matches(name)) {
        problems.error(
            names.placeOf(name),
            "'%s' is no name of a parameter: at most 64 letters, digits and _".formatted(name));
      }
      given.get().text(name).ifPresent(text -> parameters.put(name, template(names, name, text)));
    }
    if (parameters.size() > MOST_PARAMETERS) {
      problems.error(
          section.placeOf("parameters"),
          "there are more than %d parameters; leave some to the runner".formatted(MOST_PARAMETERS));
    }
    return parameters;
  }

  private Template template(Mapping names, String name, String text) {
    List<String> wrong = new ArrayList<>();
    Template template = Template.read(text, wrong);
    wrong.forEach(
        problem -> problems.error(names.placeOf(name), "'%s': %s".formatted(name, problem)));
    return template;
  }

  /** A section of the same form as the action, or the words. */
  private Optional<Undo> undo(Node node) {
    return node instanceof Mapping
        ? fields.section("undo").flatMap(this::action).map(Undo.ByRunner::new)
        : fields.text("undo").filter(words -> !words.isBlank()).map(Undo.ByHand::new);
  }

  private ResourceScope resources(Fields section) {
    List<String> types =
        listed(section, "types", "a type such as AWS::EC2::Instance", TYPE::matches);
    List<String> accounts =
        listed(section, "accounts", "the 12 digits of an account", ACCOUNT::matches);
    section.require("types", "accounts");
    List<String> arns =
        listed(section, "arns", "an ARN, in which * stands for anything", ARN::matches);
    section.rejectUnknown();
    return new ResourceScope(types, accounts, arns.stream().map(ResourceScope::glob).toList());
  }

  private List<String> listed(Fields section, String key, String what, Predicate<String> right) {
    List<String> texts = section.texts(key);
    for (String text : texts) {
      if (!right.test(text)) {
        problems.error(
            section.placeOf(key), "'%s': expected %s, found '%s'".formatted(key, what, text));
      }
    }
    if (texts.size() > MOST) {
      problems.error(
          section.placeOf(key),
          "'%s' has more than %d; write several policies".formatted(key, MOST));
    }
    return texts;
  }

  private String role(Fields section) {
    String role = name(section, "role");
    section.rejectUnknown();
    return role;
  }

  private List<String> automaticIn() {
    List<String> environments = fields.texts("automatic-in");
    for (String environment : environments) {
      if (isProduction(environment)) {
        problems.error(
            fields.placeOf("automatic-in"),
            "in '%s' a person decides, always; remove it".formatted(environment));
      }
    }
    return environments;
  }

  /** Whether an environment's name says that patients or customers depend on it. */
  static boolean isProduction(String environment) {
    String name = environment.strip().toLowerCase(Locale.ROOT);
    return name.startsWith("prod") || name.startsWith("prd") || name.equals("live");
  }
}
