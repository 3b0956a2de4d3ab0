package nl.dijkwacht.sigma.modify;

import java.util.Optional;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Condition;

/** What the values of a line are, after the modifiers read so far. Immutable. */
public sealed interface Meaning
    permits TextMeaning,
        RegexMeaning,
        NetworkMeaning,
        PresenceMeaning,
        ReferenceMeaning,
        NumberMeaning,
        TimeMeaning {

  /** What one more modifier makes of it; empty if it cannot follow. */
  Optional<? extends Meaning> then(Modifier next);

  /** Whether it says nothing of a text that may stand anywhere in a record. */
  boolean needsField();

  /** The condition that one value of the rule makes; empty, with a problem, if it makes none. */
  Optional<Condition> condition(Target target, Scalar value, RuleScope scope);
}
