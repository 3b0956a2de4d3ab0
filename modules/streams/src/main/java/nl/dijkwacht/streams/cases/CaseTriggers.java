package nl.dijkwacht.streams.cases;

import java.time.Duration;
import java.util.Set;
import nl.dijkwacht.core.signal.Level;
import org.jspecify.annotations.Nullable;

/**
 * Which findings open a suspicion.
 *
 * @param guardDuty from which level what GuardDuty found does; its severity 7.0 is {@link
 *     Level#HIGH}. Null if it never does
 * @param tags of rules whose findings do
 * @param rules ids of rules and controls whose findings do, whatever their tags
 * @param newerThan how long ago the last event of a finding may have happened
 */
public record CaseTriggers(
    @Nullable Level guardDuty, Set<String> tags, Set<String> rules, Duration newerThan) {

  /** What a rule is tagged with whose findings are suspicions. */
  public static final String TAG = "dijkwacht.case";

  public static final CaseTriggers DEFAULT =
      new CaseTriggers(Level.HIGH, Set.of(TAG), Set.of(), Duration.ofDays(90));

  public CaseTriggers {
    tags = Set.copyOf(tags);
    rules = Set.copyOf(rules);
  }
}
