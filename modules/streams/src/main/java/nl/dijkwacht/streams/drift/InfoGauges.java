package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.controls.Mapping;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.metrics.Meters;

/**
 * Shows what controls are there for and whose the accounts are, so that figures can be summed by
 * it. Thread-safe.
 */
final class InfoGauges {

  /** Controls have some mappings each. */
  private static final int MOST_CONTROLS = 5_000;

  private static final int MOST_ACCOUNTS = 1_000;
  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final List<Gauge> gauges = new ArrayList<>();
  private final Set<List<String>> shown = new HashSet<>();
  private String hash = "";
  private Set<String> accounts = Set.of();

  InfoGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows what is in effect now, unless it is shown already. */
  synchronized void show(Judge judge, Set<String> seenAccounts) {
    if (hash.equals(judge.hash()) && accounts.equals(seenAccounts)) {
      return;
    }
    hash = judge.hash();
    accounts = Set.copyOf(seenAccounts);
    gauges.forEach(registry::remove);
    gauges.clear();
    shown.clear();
    judge.controls().forEach(this::control);
    accounts.stream().sorted().limit(MOST_ACCOUNTS).forEach(id -> account(id, judge));
  }

  private void control(Control control) {
    String headline = control.headline().map(Headline::label).orElse(NONE);
    if (control.mappings().isEmpty()) {
      mapping(control.id(), headline, NONE, NONE);
    }
    for (Mapping mapping : control.mappings()) {
      mapping(control.id(), headline, mapping.framework().label(), mapping.reference());
    }
  }

  private void mapping(String control, String headline, String framework, String article) {
    List<String> series = List.of(control, headline, framework, article);
    if (shown.size() < MOST_CONTROLS && !article.isEmpty() && shown.add(series)) {
      gauges.add(
          Meters.DRIFT_CONTROL_INFO.gauge(
              registry, () -> 1, control, headline, framework, Clipped.text(article)));
    }
  }

  private void account(String id, Judge judge) {
    AccountEntry account = judge.account(id);
    String entity = account == null ? NONE : label(account.legalEntity());
    String environment = account == null ? NONE : label(account.environment());
    gauges.add(Meters.DRIFT_ACCOUNT_INFO.gauge(registry, () -> 1, id, entity, environment));
  }

  private static String label(String text) {
    return text.isBlank() ? NONE : Clipped.text(text.strip());
  }
}
