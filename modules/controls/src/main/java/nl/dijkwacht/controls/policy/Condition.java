package nl.dijkwacht.controls.policy;

import java.util.List;

/**
 * One condition of a statement.
 *
 * @param operator in lower case, without its prefix and {@code IfExists}
 * @param ifExists whether it also holds where the key is missing
 * @param quantifier over the key's values
 * @param key in lower case
 * @param values of which one has to fit
 */
record Condition(
    String operator, boolean ifExists, Quantifier quantifier, String key, List<String> values) {

  /** How many of a key's values have to fit. */
  enum Quantifier {
    NONE(""),
    /** One of them. */
    ANY("foranyvalue:"),
    /** All of them, also if it has none. */
    ALL("forallvalues:");

    private final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final String IF_EXISTS = "ifexists";

  Condition {
    values = List.copyOf(values);
  }

  /**
   * @param written the operator in lower case
   */
  static Condition of(String written, String key, List<String> values) {
    Quantifier quantifier = Quantifier.NONE;
    for (Quantifier each : Quantifier.values()) {
      if (written.startsWith(each.prefix)) {
        quantifier = each;
      }
    }
    String rest = written.substring(quantifier.prefix.length());
    boolean ifExists = rest.endsWith(IF_EXISTS);
    return new Condition(
        ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest,
        ifExists,
        quantifier,
        key,
        values);
  }

  /** The operator as it is written, in lower case. */
  String written() {
    return quantifier.prefix + operator + (ifExists ? IF_EXISTS : "");
  }

  boolean isTrueOrFalse(String wanted) {
    return operator.equals("bool")
        && quantifier == Quantifier.NONE
        && values.stream().allMatch(wanted::equalsIgnoreCase);
  }
}
