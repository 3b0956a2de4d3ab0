package nl.dijkwacht.app.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Mapping;
import nl.dijkwacht.controls.Mapping.Framework;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.ReportedRule;

/**
 * Rules and controls as a report names them, each once in memory however many findings it has. For
 * one thread.
 */
final class RuleNames {

  private final Framework framework;
  private final Language language;
  private final Map<String, Control> controls = new HashMap<>();
  private final Map<ReportedRule, ReportedRule> known = new HashMap<>();

  RuleNames(Framework framework, Language language, List<Control> controls) {
    this.framework = framework;
    this.language = language;
    controls.forEach(control -> this.controls.put(control.id(), control));
  }

  /** Empty if it is not about the framework. */
  Optional<ReportedRule> of(RuleRef rule) {
    List<String> articles = articles(rule);
    if (articles.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> dutch = language == Language.NL ? dutchTitle(rule) : Optional.empty();
    ReportedRule named =
        new ReportedRule(
            rule.id(),
            Clipped.line(dutch.orElse(rule.title())),
            dutch.isPresent() ? Language.NL : Language.EN,
            articles);
    return Optional.of(known.computeIfAbsent(named, same -> same));
  }

  /** Findings from before a rule had one do not tell it, but the control in effect does. */
  private Optional<String> dutchTitle(RuleRef rule) {
    return rule.dutchTitle()
        .or(() -> Optional.ofNullable(controls.get(rule.id())).map(Control::titleNl))
        .filter(title -> !title.isBlank());
  }

  /** Controls say it exactly, and tags of others nearly so. */
  private List<String> articles(RuleRef rule) {
    Control control = controls.get(rule.id());
    if (control != null) {
      return control.mappings().stream()
          .filter(mapping -> mapping.framework() == framework)
          .map(Mapping::reference)
          .distinct()
          .toList();
    }
    return rule.tags().stream().map(this::article).flatMap(Optional::stream).distinct().toList();
  }

  private Optional<String> article(String tag) {
    String beginning = framework.label() + ".";
    if (framework == Framework.AVG) {
      return Articles.ofTag(tag);
    }
    return tag.startsWith(beginning)
        ? Optional.of(Clipped.line(tag.substring(beginning.length())))
        : Optional.empty();
  }
}
