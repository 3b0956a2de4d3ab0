package nl.dijkwacht.core;

import java.util.List;
import java.util.Optional;

/** Articles of the AVG as lawyers write them, out of the tags of rules and controls. */
public final class AvgArticle {

  private static final String TAG = "avg.art-";

  private AvgArticle() {}

  /** {@code 5(1)(f)} and {@code 32(1)(b)} of {@code avg.art-5-1-f} and {@code avg.art-32-1-b}. */
  public static List<String> allOf(List<String> tags) {
    return tags.stream().map(AvgArticle::ofTag).flatMap(Optional::stream).toList();
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
