package nl.dijkwacht.app.rulelist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.match.Filter;

/** A line for each rule and each filter, for people. */
public final class CatalogueText {

  private static final String COLUMNS = "%-13s  %-11s  %-56s  %s";
  private static final String FILTER_COLUMNS = "%-22s  %-20s  %-40s  %s";

  private final Terminal terminal;
  private final Instant now;

  /**
   * @param now by which filters have expired or not (wall clock)
   */
  public CatalogueText(Terminal terminal, Instant now) {
    this.terminal = terminal;
    this.now = now;
  }

  /** Prints what there is. */
  public void print(Catalogue catalogue) {
    heading(COLUMNS.formatted("LEVEL", "KIND", "TITLE", "TAGS"));
    catalogue.rules().forEach(this::rule);
    if (!catalogue.filters().isEmpty()) {
      terminal.line("");
      heading(FILTER_COLUMNS.formatted("FILTER", "OWNER", "TITLE", "REASON"));
      catalogue.filters().forEach(this::filter);
    }
  }

  private void heading(String text) {
    terminal.line(terminal.paint(Colour.BOLD, text));
  }

  private void rule(RuleHead rule) {
    RuleRef ref = rule.ref();
    String text =
        COLUMNS.formatted(
            ref.level().label(),
            rule.correlation() ? "correlation" : "rule",
            Terminal.cut(Terminal.plain(ref.title()), 56),
            tags(ref));
    terminal.line(terminal.paint(FindingTable.colour(ref.level()), text.stripTrailing()));
  }

  private static String tags(RuleRef rule) {
    List<String> techniques = Coverage.techniques(rule);
    String articles = Articles.of(rule.tags());
    String between = articles.isEmpty() || techniques.isEmpty() ? "" : "; ";
    return articles + between + String.join(", ", techniques);
  }

  private void filter(Filter filter) {
    String text =
        FILTER_COLUMNS.formatted(
            state(filter),
            Terminal.cut(told(filter.owner()), 20),
            Terminal.cut(Terminal.plain(filter.ref().title()), 40),
            told(filter.reason()));
    boolean over = filter.isExpiredAt(now);
    terminal.line(over ? terminal.paint(Colour.YELLOW, text) : text);
  }

  private static String told(String text) {
    return text.isEmpty() ? "(not told)" : Terminal.plain(text);
  }

  private String state(Filter filter) {
    Instant expires = filter.expires();
    if (expires == null) {
      return "never expires";
    }
    return filter.isExpiredAt(now)
        ? "expired %s ago".formatted(Count.of(Duration.between(expires, now).toDays(), "day"))
        : "expires in %s".formatted(Count.of(Duration.between(now, expires).toDays(), "day"));
  }
}
