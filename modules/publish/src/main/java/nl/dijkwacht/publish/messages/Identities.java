package nl.dijkwacht.publish.messages;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * Texts as a channel may know them: where it is not trusted with identities, each is replaced by
 * its pseudonym, whether it is known from the alert or only looks like one.
 */
final class Identities {

  /** ARNs of people and sessions, e-mail addresses, addresses of machines. */
  private static final Pattern LOOKS_LIKE_ONE =
      Pattern.compile(
          "arn:[a-z-]+:(?:iam|sts)::[0-9]*:[^\\s,;\"']+"
              + "|[^\\s,;:/<>\"']+@[^\\s,;/<>\"']+\\.[A-Za-z]{2,}"
              + "|\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b"
              + "|\\b[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7}\\b");

  /** A name shorter than this would be found within other words. */
  private static final int SHORTEST_NAME = 4;

  private final boolean shown;
  private final Pseudonyms pseudonyms;
  private final List<String> known;

  private Identities(boolean shown, Pseudonyms pseudonyms, Set<String> known) {
    this.shown = shown;
    this.pseudonyms = pseudonyms;
    this.known = new ArrayList<>(known);
    // A whole ARN before the name at its end.
    this.known.sort(Comparator.comparing(String::length).reversed());
  }

  /** Of an alert for a channel. */
  static Identities of(Alert alert, Trust trust, Pseudonyms pseudonyms) {
    Set<String> known = new LinkedHashSet<>();
    add(known, alert.cause().principal());
    add(known, alert.finding().first().principal());
    add(known, alert.finding().latest().principal());
    Drift drift = alert.finding().drift();
    if (drift != null) {
      add(known, drift.attribution());
      add(known, drift.mended());
      if (drift.resource().type().equals("AWS::IAM::User")) {
        known.add(drift.resource().id());
        known.add(drift.name() == null ? drift.resource().id() : drift.name());
      }
    }
    String principal = alert.finding().subject().fields().get("principal");
    if (principal != null && !principal.isEmpty()) {
      known.add(principal);
    }
    return new Identities(trust == Trust.INTERNAL, pseudonyms, known);
  }

  /** Of a text in which nobody is known to be named. */
  static Identities ofText(Trust trust, Pseudonyms pseudonyms) {
    return new Identities(trust == Trust.INTERNAL, pseudonyms, Set.of());
  }

  private static void add(Set<String> known, @Nullable Attribution attribution) {
    if (attribution != null) {
      add(known, attribution.call().principal());
    }
  }

  private static void add(Set<String> known, Principal principal) {
    if (hasName(principal)) {
      known.add(principal.id());
      String name = principal.id().substring(principal.id().lastIndexOf('/') + 1);
      if (name.length() >= SHORTEST_NAME) {
        known.add(name);
      }
    }
  }

  /** Whether the principal is somebody, and no service of AWS. */
  static boolean hasName(Principal principal) {
    return switch (principal.kind()) {
      case AWS_SERVICE, ANONYMOUS, UNKNOWN -> principal.id().contains("/");
      default -> true;
    };
  }

  /** Whether identities are shown as they are. */
  boolean areShown() {
    return shown;
  }

  /** The name of one identity. */
  String name(String identity) {
    return shown ? identity : pseudonyms.of(identity);
  }

  /** A text, with the names in it as the channel may know them. */
  String in(String text) {
    if (shown) {
      return text;
    }
    String masked = text;
    for (String identity : known) {
      masked = masked.replace(identity, pseudonyms.of(identity));
    }
    Matcher found = LOOKS_LIKE_ONE.matcher(masked);
    StringBuilder safe = new StringBuilder();
    int told = 0;
    while (found.find()) {
      safe.append(masked, told, found.start()).append(pseudonyms.of(found.group()));
      told = found.end();
    }
    return safe.append(masked, told, masked.length()).toString();
  }
}
