package nl.dijkwacht.streams.drift;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.registers.Found;
import org.jspecify.annotations.Nullable;

/**
 * Controls and registers of one moment, as this stage asks them. Immutable and thread-safe. What
 * becomes of judgements over time is tested without the language that controls are written in.
 */
interface Judge {

  /** Hash of all that judging depends on. */
  String hash();

  /** All controls. */
  List<Control> controls();

  /** A control by its id; null if there is none any more. */
  @Nullable Control control(String id);

  /** What is known of the data on a resource. */
  Classification classify(ConfigurationItem item);

  /** The same, where something was found in the data besides. */
  default Classification classify(ConfigurationItem item, Found found) {
    return classify(item);
  }

  /** What each control of its type says of a state. */
  List<Judgement> judge(ConfigurationItem item, Classification classification);

  /** What a change by itself means for controls. */
  List<Judgement> judge(Change change);

  /**
   * Whether a failure is allowed for now.
   *
   * @param names by which an exception may mean the resource
   */
  boolean excepts(String control, Collection<String> names, String account, Instant now);

  /** When an exception last began or ended (wall clock); {@link Instant#MIN} if none has yet. */
  Instant lastBoundary(Instant now);

  /** What the register says of an account; null if it is not registered. */
  @Nullable AccountEntry account(String id);
}
