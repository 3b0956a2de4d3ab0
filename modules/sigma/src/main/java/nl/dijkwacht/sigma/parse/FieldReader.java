package nl.dijkwacht.sigma.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.sigma.match.Cidr;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;
import nl.dijkwacht.sigma.match.Wildcard;

/** Reads one line of a search: a field with its modifiers, and the value or values it may have. */
final class FieldReader {

  private final Problems problems;

  FieldReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a line.
   *
   * @param key the field and its modifiers; without a field, values are looked for everywhere
   */
  Optional<Condition> read(String key, Node node, Place place) {
    List<String> parts = List.of(key.split("\\|", -1));
    Optional<Modifiers> modifiers = Modifiers.read(parts.subList(1, parts.size()), place, problems);
    if (parts.get(0).isEmpty() && modifiers.isPresent() && modifiers.get().needsField()) {
      problems.error(place, "these modifiers need a field's name before the first '|'");
      return Optional.empty();
    }
    return modifiers.flatMap(m -> values(parts.get(0), m, node));
  }

  private Optional<Condition> values(String field, Modifiers modifiers, Node node) {
    List<Node> values = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    if (values.isEmpty()) {
      problems.error(node.place(), "an empty list of values would match no event");
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Node value : values) {
      if (value instanceof Scalar scalar) {
        value(field, modifiers, scalar).ifPresent(conditions::add);
      } else {
        problems.error(value.place(), "expected a single value here");
      }
    }
    if (conditions.size() < values.size()) {
      return Optional.empty();
    }
    Condition joined =
        modifiers.all()
            ? DetectionReader.both(conditions)
            : either(FieldPath.of(field), conditions);
    return Optional.of(modifiers.negated() ? new Condition.Not(joined) : joined);
  }

  /** One of several values of a field, with all tests of it in one. */
  private static Condition either(FieldPath path, List<Condition> conditions) {
    List<ValueTest> tests = new ArrayList<>();
    List<Condition> others = new ArrayList<>();
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Field field) {
        tests.add(field.test());
      } else {
        others.add(condition);
      }
    }
    if (tests.size() > 1) {
      others.add(new Condition.Field(path, new ValueTest.AnyOf(tests)));
      return DetectionReader.either(others);
    }
    return DetectionReader.either(conditions);
  }

  private Optional<Condition> value(String field, Modifiers modifiers, Scalar value) {
    FieldPath path = FieldPath.of(field);
    return switch (modifiers.kind()) {
      case PRESENCE -> presence(path, value);
      case OTHER_FIELD -> reference(path, modifiers, value);
      default ->
          value.kind() == Scalar.Kind.NULL
              ? absence(path, modifiers, value)
              : test(modifiers, value, field.isEmpty()).map(test -> condition(field, path, test));
    };
  }

  private static Condition condition(String field, FieldPath path, ValueTest test) {
    return field.isEmpty() ? new Condition.Anywhere(test) : new Condition.Field(path, test);
  }

  private Optional<Condition> reference(FieldPath path, Modifiers modifiers, Scalar value) {
    String other = value.text();
    if (value.kind() == Scalar.Kind.NULL || other.isEmpty() || other.contains("*")) {
      problems.error(value.place(), "'fieldref' takes the name of another field, as it stands");
      return Optional.empty();
    }
    return Optional.of(
        new Condition.FieldReference(path, FieldPath.of(other), modifiers.relation()));
  }

  private Optional<Condition> presence(FieldPath path, Scalar value) {
    Optional<Boolean> present = value.asBoolean();
    if (present.isEmpty()) {
      problems.error(value.place(), "'exists' takes true or false");
      return Optional.empty();
    }
    Condition exists = new Condition.Exists(path);
    return Optional.of(present.get() ? exists : new Condition.Not(exists));
  }

  private Optional<Condition> absence(FieldPath path, Modifiers modifiers, Scalar value) {
    if (modifiers.kind() != Modifiers.Kind.TEXT
        || modifiers.relation() != Wildcard.Relation.EQUALS
        || path.toString().isEmpty()) {
      problems.error(value.place(), "null can only be the whole value of a field");
      return Optional.empty();
    }
    return Optional.of(new Condition.IsNull(path));
  }

  private Optional<ValueTest> test(Modifiers modifiers, Scalar value, boolean keyword) {
    return switch (modifiers.kind()) {
      case REGEX ->
          RegexReader.read(value, modifiers.regexFlags(), problems).map(ValueTest.Regex::new);
      case NETWORK -> network(value);
      case NUMBER -> number(modifiers, value);
      default -> Optional.of(text(modifiers, value, keyword));
    };
  }

  /**
   * What YAML takes a word for is not all that it may mean: {@code No} is false and an answer of
   * CloudTrail, {@code 012345670123} is octal and an account. So the word itself matches too.
   */
  private static ValueTest text(Modifiers modifiers, Scalar value, boolean keyword) {
    Wildcard.Relation relation = keyword ? Wildcard.Relation.CONTAINS : modifiers.relation();
    ValueTest.Text text =
        new ValueTest.Text(Wildcard.of(value.text(), relation, modifiers.cased()));
    if (relation != Wildcard.Relation.EQUALS) {
      return text;
    }
    return value
        .asNumber()
        .<ValueTest>map(n -> new ValueTest.Comparison(n, ValueTest.Comparison.Operator.EQUAL))
        .or(() -> value.asBoolean().map(ValueTest.Flag::new))
        .<ValueTest>map(meant -> new ValueTest.AnyOf(List.of(meant, text)))
        .orElse(text);
  }

  private Optional<ValueTest> number(Modifiers modifiers, Scalar value) {
    Optional<BigDecimal> number = value.asNumber();
    if (number.isEmpty() || modifiers.comparison() == null) {
      problems.error(value.place(), "lt, lte, gt and gte compare with a number");
      return Optional.empty();
    }
    return Optional.of(new ValueTest.Comparison(number.get(), modifiers.comparison()));
  }

  private Optional<ValueTest> network(Scalar value) {
    Optional<Cidr> network = Cidr.of(value.text());
    if (network.isEmpty()) {
      problems.error(value.place(), "expected a network such as 10.0.0.0/8 or 2001:db8::/32");
    }
    return network.map(ValueTest.InNetwork::new);
  }
}
