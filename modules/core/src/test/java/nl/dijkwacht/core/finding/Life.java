package nl.dijkwacht.core.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** The life of one finding, as the stage leads it. */
final class Life {

  static final Duration NEWS_FOR = Duration.ofHours(1);

  private final Set<String> counted = new HashSet<>();
  private final AlertPolicy policy;
  private final Exceptions exceptions;
  private final List<Alert> alerts = new ArrayList<>();
  private @Nullable Finding finding;

  Life() {
    this(AlertPolicy.newsFor(NEWS_FOR), Exceptions.NONE);
  }

  Life(AlertPolicy policy, Exceptions exceptions) {
    this.policy = policy;
    this.exceptions = exceptions;
  }

  Life signal(Signal signal) {
    if (counted.add(signal.id())) {
      take(FindingUpdate.of(finding, signal, policy, exceptions));
    }
    return this;
  }

  Life verdict(Verdict verdict) {
    take(FindingUpdate.of(finding, verdict, policy, exceptions));
    return this;
  }

  /** Does all that is due. */
  Life pass(Instant now) {
    while (finding != null && take(FindingUpdate.asOf(finding, now, policy, exceptions))) {}
    return this;
  }

  private boolean take(@Nullable FindingUpdate update) {
    if (update == null) {
      return false;
    }
    finding = update.finding();
    if (update.alert() != null) {
      alerts.add(update.alert());
    }
    return true;
  }

  Life command(FindingCommand command) {
    CommandOutcome outcome = FindingUpdate.of(finding, command, command.at());
    if (outcome instanceof CommandOutcome.Refused refused) {
      throw new AssertionError(refused.why());
    }
    finding = ((CommandOutcome.Done) outcome).finding();
    return this;
  }

  /** Carries a command out unless it is refused. */
  Life tryCommand(FindingCommand command) {
    if (FindingUpdate.of(finding, command, command.at()) instanceof CommandOutcome.Done done) {
      finding = done.finding();
    }
    return this;
  }

  @Nullable Finding findingOrNull() {
    return finding;
  }

  Finding finding() {
    return Objects.requireNonNull(finding);
  }

  List<Alert> alerts() {
    return alerts;
  }

  List<Alert.Transition> told() {
    return alerts.stream().map(Alert::transition).toList();
  }
}
