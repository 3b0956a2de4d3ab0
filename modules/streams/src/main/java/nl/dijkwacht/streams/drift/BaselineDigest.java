package nl.dijkwacht.streams.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;

/**
 * Makes the one signal about what failed when an account was first seen. Its event is none of AWS:
 * it is what Dijkwacht saw, and when it saw the last of it. Its id depends on account and owner
 * alone, so it is told once, however often the account is read from the beginning.
 */
final class BaselineDigest {

  /** The rule that findings of digests name. */
  static final String RULE = "dijkwacht-baseline";

  private static final String DIJKWACHT = "dijkwacht";
  private static final String NAME = "BaselineTaken";
  private static final Principal NOBODY = new Principal(Principal.Kind.UNKNOWN, "unknown", null);

  private BaselineDigest() {}

  /**
   * The signal of a group.
   *
   * @param lastCollected when the last of it was collected
   */
  static Signal of(
      String tenant, BaselineGroup group, BaselineFailures.Figures figures, Instant lastCollected) {
    Subject subject = new Subject(group.account(), Map.of("owner", group.owner()));
    String cause = StableId.of(List.of(RULE, group.account(), group.owner()));
    EventSummary event =
        new EventSummary(
                cause,
                lastCollected,
                lastCollected,
                DIJKWACHT,
                NAME,
                group.account(),
                "",
                NOBODY,
                null,
                null,
                null,
                null)
            .withNote(sentence(figures));
    return Signal.of(tenant, rule(figures), subject, event, cause);
  }

  private static RuleRef rule(BaselineFailures.Figures figures) {
    // The account was like that before: nobody has to be woken for it.
    Level level = figures.level() == Level.CRITICAL ? Level.HIGH : figures.level();
    RuleRef english =
        new RuleRef(
            RULE,
            "1",
            "Controls failed when the account was first seen",
            "What failed already when Dijkwacht first saw an account is told in one message. Each"
                + " failure is a finding of its own, marked as part of the baseline.",
            level,
            List.of("dijkwacht.baseline"),
            List.of(
                "Look at the findings of the account that are marked as baseline, gravest first.",
                "Mend what can be mended, and write down an exception with an owner and an end for what"
                    + " is accepted."));
    return english.inDutch(
        "Maatregelen faalden toen het account voor het eerst werd gezien",
        "Wat al faalde toen Dijkwacht een account voor het eerst zag, staat in één bericht. Elke"
            + " maatregel die faalt is een eigen bevinding, gemerkt als deel van de beginstand.",
        List.of(
            "Bekijk de bevindingen van het account die als beginstand zijn gemerkt, de ernstigste"
                + " eerst.",
            "Herstel wat te herstellen is, en leg voor wat wordt aanvaard een uitzondering vast met"
                + " een eigenaar en een einde."));
  }

  /** Such as: 412 controls failed on 230 resources: 3 critical, 409 low; the gravest: … */
  private static Note sentence(BaselineFailures.Figures figures) {
    List<Note> levels = new ArrayList<>();
    List<Level> gravestFirst = Arrays.asList(Level.values());
    Collections.reverse(gravestFirst);
    for (Level level : gravestFirst) {
      Long count = figures.levels().get(level);
      if (count != null) {
        levels.add(Note.of("%d %s", "%d %s", count, new Note(level.label(), dutch(level))));
      }
    }
    return Note.of(
        "%d %s failed on %d %s: %s; the gravest: %s",
        "%d %s op %d %s: %s; de ernstigste: %s",
        figures.controls(),
        figures.controls() == 1
            ? new Note("control", "maatregel faalde")
            : new Note("controls", "maatregelen faalden"),
        figures.resources(),
        figures.resources() == 1 ? "resource" : "resources",
        Note.joined(levels, ", "),
        figures.gravest());
  }

  private static String dutch(Level level) {
    return switch (level) {
      case CRITICAL -> "kritiek";
      case HIGH -> "hoog";
      case MEDIUM -> "midden";
      case LOW -> "laag";
      case INFORMATIONAL -> "ter informatie";
    };
  }
}
