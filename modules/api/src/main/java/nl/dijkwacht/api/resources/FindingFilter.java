package nl.dijkwacht.api.resources;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.signal.Level;

/** Which findings are asked for. */
record FindingFilter(
    Set<Level> levels,
    Set<Finding.Status> statuses,
    Optional<String> rule,
    Optional<String> account,
    Optional<String> legalEntity,
    Optional<String> article,
    Optional<String> asset,
    Optional<String> text,
    boolean personalData) {

  static FindingFilter of(Query query) {
    return new FindingFilter(
        query.choices("severity", Level.class),
        query.choices("status", Finding.Status.class),
        query.text("rule").or(() -> query.text("control")),
        query.text("account"),
        query.text("legalEntity"),
        query.text("article"),
        query.part("asset"),
        query.part("text"),
        query.flag("personalData"));
  }

  boolean takes(Finding finding, Caller caller, LegalEntities entities) {
    String entity = entities.of(finding.subject().account());
    return caller.sees(entity)
        && levels.contains(finding.level())
        && statuses.contains(finding.status())
        && is(rule, finding.rule().id())
        && is(account, finding.subject().account())
        && is(legalEntity, entity)
        && article
            .map(wanted -> Articles.allOf(finding.rule().tags()).contains(wanted))
            .orElse(true)
        && holds(asset, names(finding))
        && holds(text, Stream.concat(names(finding), words(finding)))
        && (!personalData || isPersonal(finding));
  }

  private static boolean is(Optional<String> wanted, String found) {
    return wanted.map(found::equals).orElse(true);
  }

  private static boolean holds(Optional<String> part, Stream<String> texts) {
    return part.map(
            wanted -> texts.anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)))
        .orElse(true);
  }

  private static Stream<String> names(Finding finding) {
    Drift drift = finding.drift();
    Stream<String> known =
        drift == null
            ? Stream.empty()
            : Stream.of(drift.arn(), drift.name()).filter(name -> name != null);
    return Stream.concat(finding.subject().fields().values().stream(), known);
  }

  private static Stream<String> words(Finding finding) {
    Drift drift = finding.drift();
    return Stream.of(
        finding.id(),
        finding.rule().id(),
        finding.rule().title(),
        finding.latest().principal().id(),
        finding.latest().eventName(),
        drift == null ? "" : drift.reason());
  }

  private static boolean isPersonal(Finding finding) {
    Drift drift = finding.drift();
    return drift != null && drift.classification().personalData();
  }
}
