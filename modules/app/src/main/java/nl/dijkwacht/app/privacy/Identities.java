package nl.dijkwacht.app.privacy;

import java.util.StringTokenizer;
import java.util.function.Consumer;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import org.jspecify.annotations.Nullable;

/**
 * All that a pseudonym can stand for in what is held: principals, the names at their ends,
 * addresses, and what looks like a person in a sentence.
 */
final class Identities {

  private static final String BETWEEN = " ,;\"'()";

  private Identities() {}

  static void of(Finding finding, Consumer<String> taker) {
    of(finding.first(), taker);
    of(finding.latest(), taker);
    finding.subject().fields().values().forEach(taker);
    Drift drift = finding.drift();
    if (drift != null) {
      of(drift.attribution(), taker);
      of(drift.mended(), taker);
      taker.accept(drift.resource().id());
      text(drift.name(), taker);
      text(drift.reason(), taker);
    }
  }

  static void of(Access access, Consumer<String> taker) {
    of(access.principal(), taker);
    of(access.first(), taker);
    of(access.latest(), taker);
  }

  static void of(Change change, Consumer<String> taker) {
    of(change.event(), taker);
    text(change.sessionIssuer(), taker);
    taker.accept(change.resource().id());
  }

  private static void of(@Nullable Attribution attribution, Consumer<String> taker) {
    if (attribution != null) {
      of(attribution.call(), taker);
      text(attribution.sessionIssuer(), taker);
    }
  }

  private static void of(EventSummary event, Consumer<String> taker) {
    of(event.principal(), taker);
    text(event.sourceAddress(), taker);
    text(event.note(), taker);
    text(event.noteNl(), taker);
  }

  private static void of(Principal principal, Consumer<String> taker) {
    taker.accept(principal.id());
    taker.accept(principal.id().substring(principal.id().lastIndexOf('/') + 1));
  }

  private static void text(@Nullable String text, Consumer<String> taker) {
    if (text == null) {
      return;
    }
    taker.accept(text);
    StringTokenizer words = new StringTokenizer(text, BETWEEN);
    while (words.hasMoreTokens()) {
      taker.accept(words.nextToken());
    }
  }
}
