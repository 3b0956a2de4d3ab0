package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;
import nl.dijkwacht.sigma.match.Wildcard;

/**
 * Values are texts with wildcards.
 *
 * @param changes what is made of the texts, in this order
 * @param relation how the result relates to a value of the event
 */
record TextMeaning(List<TextChange> changes, Wildcard.Relation relation, boolean cased)
    implements Meaning {

  static final TextMeaning PLAIN = new TextMeaning(List.of(), Wildcard.Relation.EQUALS, false);

  TextMeaning {
    changes = List.copyOf(changes);
  }

  @Override
  public Optional<Meaning> then(Modifier next) {
    return switch (next) {
      case STARTSWITH, ENDSWITH, CONTAINS -> Relations.add(relation, next).map(this::related);
      case CASED -> when(!cased, new TextMeaning(changes, relation, true));
      case WINDASH -> when(!isEncoded() && !has(Windash.INSTANCE), with(Windash.INSTANCE));
      case EXPAND -> when(!isEncoded() && !has(Expansion.INSTANCE), with(Expansion.INSTANCE));
      case UTF16LE, WIDE -> when(!endsInBytes(), with(Utf16.LITTLE_ENDIAN));
      case UTF16BE -> when(!endsInBytes(), with(Utf16.BIG_ENDIAN));
      case UTF16 -> when(!endsInBytes(), with(Utf16.MARKED));
      case BASE64 -> when(isWhole(), with(Base64Encoding.WHOLE));
      case BASE64OFFSET -> when(isWhole(), with(Base64Encoding.ANY_OFFSET));
      case RE -> when(isPlain(), RegexMeaning.PLAIN);
      case CIDR ->
          when(isWhole() && !cased && isAtMostExpanded(), new NetworkMeaning(!changes.isEmpty()));
      case EXISTS -> when(isPlain(), PresenceMeaning.INSTANCE);
      case FIELDREF -> when(isWhole() && changes.isEmpty(), new ReferenceMeaning(relation, cased));
      case LT, LTE, GT, GTE -> when(isPlain(), new NumberMeaning(Comparisons.of(next)));
      case MINUTE, HOUR, DAY, WEEK, MONTH, YEAR -> when(isPlain(), TimeMeaning.of(next));
      case I, M, S, ALL, NEQ -> Optional.empty();
    };
  }

  private static Optional<Meaning> when(boolean possible, Meaning meaning) {
    return possible ? Optional.of(meaning) : Optional.empty();
  }

  private TextMeaning with(TextChange change) {
    List<TextChange> more = new ArrayList<>(changes);
    more.add(change);
    return new TextMeaning(more, relation, cased);
  }

  private TextMeaning related(Wildcard.Relation wanted) {
    return new TextMeaning(changes, wanted, cased);
  }

  private boolean has(TextChange change) {
    return changes.contains(change);
  }

  /** What is encoded has neither dashes nor placeholders of the author any more. */
  private boolean isEncoded() {
    return changes.stream().anyMatch(c -> c instanceof Utf16 || c instanceof Base64Encoding);
  }

  private boolean endsInBytes() {
    return !changes.isEmpty() && changes.get(changes.size() - 1) instanceof Utf16;
  }

  private boolean isWhole() {
    return relation == Wildcard.Relation.EQUALS;
  }

  private boolean isAtMostExpanded() {
    return changes.stream().allMatch(Expansion.INSTANCE::equals);
  }

  private boolean isPlain() {
    return isWhole() && changes.isEmpty() && !cased;
  }

  @Override
  public boolean needsField() {
    return relation == Wildcard.Relation.STARTS_WITH || relation == Wildcard.Relation.ENDS_WITH;
  }

  @Override
  public Optional<Condition> condition(Target target, Scalar value, RuleScope scope) {
    if (value.kind() == Scalar.Kind.NULL) {
      return absence(target, value, scope);
    }
    Wildcard.Relation sought = target.isAnywhere() ? anywhere() : relation;
    return sources(value, scope)
        .map(sources -> sources.stream().map(s -> test(s, sought)).toList())
        .map(tests -> ValueTests.anyOf(tests))
        .map(text -> isAsWritten(sought) ? ValueTests.alsoMeant(value, text) : text)
        .map(target::passes);
  }

  /** Whether values are compared as they stand in the rule, so that a number may be one. */
  private boolean isAsWritten(Wildcard.Relation sought) {
    return sought == Wildcard.Relation.EQUALS && !isEncoded();
  }

  /** Keywords are parts of a text. */
  private Wildcard.Relation anywhere() {
    return isWhole() ? Wildcard.Relation.CONTAINS : relation;
  }

  private ValueTest test(String source, Wildcard.Relation sought) {
    return new ValueTest.Text(Wildcard.of(source, sought, cased));
  }

  private Optional<Condition> absence(Target target, Scalar value, RuleScope scope) {
    if (!isPlain() || target.isAnywhere()) {
      scope.error(value.place(), "null can only be the whole value of a field");
      return Optional.empty();
    }
    return Optional.of(new Condition.IsNull(target.path()));
  }

  /** The texts that the changes make, as Sigma writes them. */
  private Optional<List<String>> sources(Scalar value, RuleScope scope) {
    Place place = value.place();
    if (!scope.budget().allowsValue(value.text().length(), place)) {
      return Optional.empty();
    }
    if (changes.isEmpty()) {
      return Optional.of(List.of(value.text()));
    }
    List<SigmaText> texts =
        List.of(
            has(Expansion.INSTANCE)
                ? SigmaText.parseWithPlaceholders(value.text())
                : SigmaText.parse(value.text()));
    for (TextChange change : changes) {
      Optional<List<SigmaText>> changed = all(texts, change, place, scope);
      if (changed.isEmpty()) {
        return Optional.empty();
      }
      texts = changed.get();
    }
    return finished(texts, place, scope);
  }

  private static Optional<List<SigmaText>> all(
      List<SigmaText> texts, TextChange change, Place place, RuleScope scope) {
    List<SigmaText> changed = new ArrayList<>();
    for (SigmaText text : texts) {
      Optional<List<SigmaText>> variants = change.apply(text, place, scope);
      if (variants.isEmpty()
          || !scope.budget().allowsVariants(changed.size() + variants.get().size(), place)) {
        return Optional.empty();
      }
      for (SigmaText variant : variants.get()) {
        // Told now: encodings can follow each other, and each makes a text longer.
        if (!scope.budget().allowsLength(variant.literals().length(), place)) {
          return Optional.empty();
        }
        changed.add(variant);
      }
    }
    return Optional.of(changed);
  }

  private static Optional<List<String>> finished(
      List<SigmaText> texts, Place place, RuleScope scope) {
    List<String> sources = new ArrayList<>();
    for (SigmaText text : texts) {
      String source = text.source();
      if (!text.isText()) {
        scope.error(
            place,
            "these bytes of UTF-16 are no text that a field could hold; add base64 or base64offset");
        return Optional.empty();
      }
      if (!scope.budget().allowsValue(source.length(), place)) {
        return Optional.empty();
      }
      sources.add(source);
    }
    return Optional.of(sources);
  }
}
