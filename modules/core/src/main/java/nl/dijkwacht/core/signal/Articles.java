package nl.dijkwacht.core.signal;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.Clipped;

/** The articles of the AVG that a rule's tags name, as lawyers write them. */
public final class Articles {

  private static final String TAG = "avg.art-";

  private Articles() {}

  /** {@code AVG art. 5(1)(f), 32(1)(b)} of {@code avg.art-5-1-f} and {@code avg.art-32-1-b}. */
  public static String of(List<String> tags) {
    List<String> articles = allOf(tags);
    return articles.isEmpty() ? "" : "AVG art. " + String.join(", ", articles);
  }

  /** {@code 5(1)(f)} and {@code 32(1)(b)} of the same. */
  public static List<String> allOf(List<String> tags) {
    return tags.stream().map(Articles::ofTag).flatMap(Optional::stream).toList();
  }

  /** {@code 32(1)(b)} of {@code avg.art-32-1-b}; empty if a tag names no article. */
  public static Optional<String> ofTag(String tag) {
    return tag.startsWith(TAG)
        ? Optional.of(article(tag.substring(TAG.length())))
        : Optional.empty();
  }

  private static String article(String parts) {
    String[] numbers = Clipped.line(parts).split("-", -1);
    StringBuilder article = new StringBuilder(numbers[0]);
    for (int i = 1; i < numbers.length; i++) {
      article.append('(').append(numbers[i]).append(')');
    }
    return article.toString();
  }
}
