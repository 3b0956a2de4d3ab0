package nl.dijkwacht.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.match.Specialiser;
import org.jspecify.annotations.Nullable;

/**
 * The rules that may still match, in their order, and what is left of their conditions. Two are
 * equal if the same is left of the same rules. Immutable.
 */
final class OpenRules {

  /** What is left of a rule. */
  private record OpenRule(SigmaRule rule, Condition condition) {}

  private final List<OpenRule> all;
  private final int hash;

  /** The rules that match, if nothing is left of any condition. */
  private final @Nullable List<SigmaRule> decided;

  private OpenRules(List<OpenRule> all) {
    this.all = List.copyOf(all);
    this.decided =
        all.stream().allMatch(open -> open.condition() instanceof Condition.Constant)
            ? all.stream().map(OpenRule::rule).toList()
            : null;
    int sum = 0;
    for (OpenRule open : all) {
      sum = 31 * (31 * sum + open.rule().ref().id().hashCode()) + open.condition().hashCode();
    }
    this.hash = sum;
  }

  /** All of the rules, as they are. */
  static OpenRules of(List<SigmaRule> rules) {
    return new OpenRules(rules.stream().map(rule -> new OpenRule(rule, rule.condition())).toList());
  }

  /** What is left for records that have the same values of a field as this one. */
  OpenRules after(FieldPath field, JsonTape tape) {
    Specialiser specialiser = new Specialiser(field, tape);
    List<OpenRule> left = new ArrayList<>();
    for (OpenRule open : all) {
      Condition condition = specialiser.specialise(open.condition());
      if (condition == open.condition()) {
        left.add(open);
      } else if (!(condition instanceof Condition.Constant constant) || constant.value()) {
        left.add(new OpenRule(open.rule(), condition));
      }
    }
    return new OpenRules(left);
  }

  /** The rules whose conditions the record fulfils; without garbage if there are none. */
  List<SigmaRule> matching(JsonTape tape) {
    if (decided != null) {
      return decided;
    }
    List<SigmaRule> matches = List.of();
    for (int i = 0; i < all.size(); i++) {
      OpenRule open = all.get(i);
      if (open.condition().matches(tape)) {
        if (matches.isEmpty()) {
          matches = new ArrayList<>();
        }
        matches.add(open.rule());
      }
    }
    return matches;
  }

  /** Whether no record can change which of them match. */
  boolean isDecided() {
    return decided != null;
  }

  int size() {
    return all.size();
  }

  /** Names the field of each condition that one field alone decides, once for each condition. */
  void forEachField(Consumer<FieldPath> action) {
    all.forEach(open -> forEachField(open.condition(), action));
  }

  private static void forEachField(Condition condition, Consumer<FieldPath> action) {
    FieldPath field = condition.decidedBy();
    if (field != null) {
      action.accept(field);
    }
    condition.parts().forEach(part -> forEachField(part, action));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof OpenRules other && other.hash == hash && other.all.equals(all);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
