package nl.dijkwacht.sigma.parse;

import java.util.List;
import java.util.Map;

/** The words of a condition, parentheses among them, from the first to the last. */
final class ConditionWords {

  private static final int MOST = 1_000;
  private static final int LONGEST = 10_000;
  private static final int FEW = 3;

  /** What operators are called elsewhere. */
  private static final Map<String, String> OPERATORS = Map.of("&&", "and", "||", "or", "!", "not");

  /** What is wrong with a condition; it never leaves the parser. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Refusal(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  private final List<String> words;
  private int at;

  private ConditionWords(List<String> words) {
    this.words = words;
  }

  static ConditionWords of(String condition) throws Refusal {
    if (condition.isBlank()) {
      throw new Refusal("the condition is empty");
    }
    if (condition.length() > LONGEST) {
      throw new Refusal("the condition has more than %,d characters".formatted(LONGEST));
    }
    List<String> words =
        List.of(condition.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+"));
    if (words.size() > MOST) {
      throw new Refusal("the condition has more than %,d words".formatted(MOST));
    }
    return new ConditionWords(words);
  }

  boolean isAtEnd() {
    return at == words.size();
  }

  String next() {
    return words.get(at++);
  }

  /** Goes on if the next word is this one, in upper or lower case. */
  boolean take(String word) {
    boolean isNext = !isAtEnd() && words.get(at).equalsIgnoreCase(word);
    at += isNext ? 1 : 0;
    return isNext;
  }

  /** Tells what is wrong with the word read last, and which one it is if there are many. */
  Refusal refusal(String sentence) {
    return new Refusal(
        words.size() <= FEW
            ? sentence
            : "%s (word %d of %d)".formatted(sentence, at, words.size()));
  }

  /** What to write instead, if a word is or begins with an operator of other languages. */
  static String hint(String word) {
    return OPERATORS.entrySet().stream()
        .filter(operator -> word.startsWith(operator.getKey()))
        .findFirst()
        .map(operator -> "; Sigma writes '" + operator.getValue() + "'")
        .orElse("");
  }
}
