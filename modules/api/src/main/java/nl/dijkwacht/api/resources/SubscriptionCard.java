package nl.dijkwacht.api.resources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A subscription in effect, without its secrets.
 *
 * @param channel its kind
 * @param hosts that get to know what is told
 * @param own whether the receiver is the organisation's own
 * @param language {@code english} or {@code dutch}
 * @param trust {@code internal}, which is told names, or {@code external}
 * @param alerts the filter of alerts in CEL, if it is told of any
 * @param notices the filter of notices of cases in CEL, if it is told of any
 * @param schedule when it is told, and what together, by the names that its file uses
 * @param problems why it is not served: sentences with what to do
 * @param receiver how its receiver does
 */
public record SubscriptionCard(
    String id,
    String description,
    String channel,
    List<String> hosts,
    boolean own,
    String language,
    String trust,
    Optional<String> alerts,
    Optional<String> notices,
    Map<String, String> schedule,
    List<String> problems,
    Receiver receiver) {

  public SubscriptionCard {
    hosts = List.copyOf(hosts);
    schedule = new LinkedHashMap<>(schedule);
    problems = List.copyOf(problems);
  }

  /** How a receiver does, as the instance that is asked knows it. */
  public enum Receiver {
    /** It took what was sent last, or nothing was sent yet. */
    WELL,
    /** It did not take what was sent last, which is tried again. */
    FAILING,
    /** It failed again and again; the circuit breaker lets one try through at times. */
    LEFT_ALONE,
    /** Nothing is sent to it, since the register of processors does not know it. */
    NOT_SERVED,
    /** This instance sends nothing; ask one that runs the stage publish. */
    ELSEWHERE;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
