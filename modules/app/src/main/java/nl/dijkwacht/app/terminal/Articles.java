package nl.dijkwacht.app.terminal;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.AvgArticle;

/** The articles of the AVG that a rule's tags name, for the terminal. */
public final class Articles {

  private Articles() {}

  /** {@code AVG art. 5(1)(f), 32(1)(b)} of {@code avg.art-5-1-f} and {@code avg.art-32-1-b}. */
  public static String of(List<String> tags) {
    List<String> articles = AvgArticle.allOf(tags).stream().map(Terminal::plain).toList();
    return articles.isEmpty() ? "" : "AVG art. " + String.join(", ", articles);
  }

  /** {@code 32(1)(b)} of {@code avg.art-32-1-b}; empty if a tag names no article. */
  public static Optional<String> ofTag(String tag) {
    return AvgArticle.ofTag(tag).map(Terminal::plain);
  }
}
