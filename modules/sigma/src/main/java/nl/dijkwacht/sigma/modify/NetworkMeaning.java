package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Cidr;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;

/**
 * Values are networks of addresses.
 *
 * @param expands whether placeholders are replaced
 */
record NetworkMeaning(boolean expands) implements Meaning {

  @Override
  public Optional<Meaning> then(Modifier next) {
    return next == Modifier.EXPAND && !expands
        ? Optional.of(new NetworkMeaning(true))
        : Optional.empty();
  }

  @Override
  public boolean needsField() {
    return false;
  }

  @Override
  public Optional<Condition> condition(Target target, Scalar value, RuleScope scope) {
    return networks(value, scope)
        .flatMap(networks -> tests(networks, value, scope))
        .map(ValueTests::anyOf)
        .map(target::passes);
  }

  private Optional<List<String>> networks(Scalar value, RuleScope scope) {
    if (!expands) {
      return Optional.of(List.of(value.text()));
    }
    SigmaText text = SigmaText.parseWithPlaceholders(value.text());
    return Expansion.INSTANCE
        .apply(text, value.place(), scope)
        .map(texts -> texts.stream().map(SigmaText::source).toList());
  }

  private static Optional<List<ValueTest>> tests(
      List<String> networks, Scalar value, RuleScope scope) {
    List<ValueTest> tests = new ArrayList<>();
    for (String text : networks) {
      Optional<Cidr> network = Cidr.of(text);
      if (network.isEmpty()) {
        scope.error(value.place(), "expected a network such as 10.0.0.0/8 or 2001:db8::/32");
        return Optional.empty();
      }
      if (!scope.budget().allowsValue(text.length(), value.place())) {
        return Optional.empty();
      }
      tests.add(new ValueTest.InNetwork(network.get()));
    }
    return Optional.of(tests);
  }
}
