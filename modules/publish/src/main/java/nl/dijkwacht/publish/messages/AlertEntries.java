package nl.dijkwacht.publish.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.PlainReason;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.publish.messages.Line.Label;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/**
 * What a message tells of an alert: what happened, to what, by whom, since when, why it matters,
 * what to do, who owns it, where to look.
 */
final class AlertEntries {

  private static final int MOST_STEPS = 5;

  private final Voice voice;
  private final Phrases phrases;
  private final Pseudonyms pseudonyms;
  private final LinkTemplates links;
  private final Registers registers;

  AlertEntries(Voice voice, Pseudonyms pseudonyms, LinkTemplates links, Registers registers) {
    this.voice = voice;
    this.phrases = Phrases.of(voice.language());
    this.pseudonyms = pseudonyms;
    this.links = links;
    this.registers = registers;
  }

  /**
   * @param responseWaits whether others may be asked to act once a person approves
   */
  Entry of(Alert alert, boolean responseWaits) {
    Finding finding = alert.finding();
    Identities identities = Identities.of(alert, voice.trust(), pseudonyms);
    List<Line> lines = new ArrayList<>();
    add(lines, identities, Label.WHAT, what(alert));
    String note = alert.cause().note(isDutch());
    if (note != null && !isReasonOf(alert)) {
      add(lines, identities, Label.WHAT, note);
    }
    add(lines, identities, Label.TO, to(finding));
    lines.add(new Line(Label.WHO, Clipped.line(who(alert, identities))));
    add(lines, identities, Label.SINCE, since(finding));
    add(lines, identities, Label.WHY, Clipped.line(description(finding.rule())));
    add(lines, identities, Label.WHY, Articles.of(finding.rule().tags()));
    if (responseWaits) {
      add(lines, identities, Label.DO, phrases.responseWaits(finding.id()));
    }
    if (alert.transition() != Transition.RESOLVED) {
      steps(finding.rule()).stream()
          .limit(MOST_STEPS)
          .map(phrases::commandFor)
          .forEach(step -> lines.add(new Line(Label.DO, Clipped.line(step))));
    }
    add(
        lines,
        Identities.ofText(Trust.INTERNAL, pseudonyms),
        Label.OWNER,
        Owner.of(finding, registers));
    String title =
        phrases.transition(alert.transition(), finding.drift() != null) + title(finding.rule());
    return new Entry(
        alert.id(),
        finding.id(),
        Entry.Kind.ALERT,
        alert.transition() == Transition.RESOLVED,
        finding.level(),
        Clipped.line(identities.in(title)),
        finding.rule().id(),
        finding.subject().account(),
        alert.cause().eventTime(),
        lines,
        links.of(alert, identities));
  }

  /** Whether the note of the cause is the reason that was told already. */
  private static boolean isReasonOf(Alert alert) {
    Drift drift = alert.finding().drift();
    return drift != null
        && drift.result() == Verdict.Result.FAIL
        && drift.reason().equals(alert.cause().note());
  }

  private boolean isDutch() {
    return voice.language() == Language.NL;
  }

  private String title(RuleRef rule) {
    return isDutch() ? rule.dutchTitle().orElse(rule.title()) : rule.title();
  }

  private String description(RuleRef rule) {
    return isDutch() ? rule.dutchDescription().orElse(rule.description()) : rule.description();
  }

  private List<String> steps(RuleRef rule) {
    return isDutch() ? rule.dutchResponse().orElse(rule.response()) : rule.response();
  }

  private static void add(List<Line> lines, Identities identities, Label label, String text) {
    String line = Clipped.line(identities.in(text));
    if (!line.isEmpty()) {
      lines.add(new Line(label, line));
    }
  }

  private String what(Alert alert) {
    Drift drift = alert.finding().drift();
    Attribution attribution = drift == null ? null : attribution(alert, drift);
    if (drift == null) {
      return call(alert.cause());
    }
    String standing =
        switch (drift.standing()) {
          case PROVISIONAL -> "; " + phrases.provisional();
          case WITHDRAWN -> "; " + phrases.withdrawn();
          case CONFIRMED -> "";
        };
    String what =
        attribution == null
            ? phrases.state(drift.resource().account(), region(drift.resource().region()))
            : call(attribution.call());
    String reason = drift.result() == Verdict.Result.FAIL ? reason(drift) : "";
    return what + (reason.isEmpty() ? "" : ": " + reason) + standing;
  }

  private String reason(Drift drift) {
    return isDutch() ? PlainReason.inDutch(drift.reason()).orElse(drift.reason()) : drift.reason();
  }

  private static @Nullable Attribution attribution(Alert alert, Drift drift) {
    return alert.transition() == Transition.RESOLVED ? drift.mended() : drift.attribution();
  }

  private static String region(String region) {
    return region.equals("global") ? "" : region;
  }

  private String call(EventSummary call) {
    return phrases.call(call.eventSource(), call.eventName(), call.account(), call.region());
  }

  private String to(Finding finding) {
    Drift drift = finding.drift();
    if (drift == null) {
      return finding.subject().text();
    }
    StringJoiner text = new StringJoiner(": ");
    String name = drift.name() == null ? drift.resource().id() : drift.name();
    text.add(drift.resource().type() + " " + name);
    String data = data(drift.classification());
    if (!data.isEmpty()) {
      text.add(data);
    }
    return text.toString();
  }

  private String data(Classification of) {
    return Stream.of(
            of.personalData() ? phrases.personalData(of.specialCategory()) : "",
            of.watchesLogging() ? phrases.watchesLogging() : "")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String who(Alert alert, Identities identities) {
    Drift drift = alert.finding().drift();
    if (drift == null) {
      return who(alert.cause(), identities);
    }
    Attribution attribution = attribution(alert, drift);
    return attribution == null
        ? phrases.nobodyYet()
        : "%s, %s (%s)"
            .formatted(
                who(attribution.call(), identities),
                phrases.means(attribution.means()),
                phrases.confidence(attribution.confidence(), attribution.rivals()));
  }

  private String who(EventSummary call, Identities identities) {
    Principal principal = call.principal();
    String name = Identities.hasName(principal) ? identities.name(principal.id()) : principal.id();
    String who = phrases.who(principal.kind(), name);
    // An address leads to a person as a name does.
    return call.sourceAddress() == null || !identities.areShown()
        ? who
        : who + phrases.from(call.sourceAddress());
  }

  private String since(Finding finding) {
    Drift drift = finding.drift();
    return voice.time(drift == null ? finding.lived().openedAt() : drift.since());
  }
}
