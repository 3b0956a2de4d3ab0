package nl.dijkwacht.core.response;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A request to a runner to act on the resource of a finding, as it stands: proposed by a policy,
 * decided by people where it is theirs to decide, and never carried out by Dijkwacht itself.
 *
 * @param id hash of finding, episode and policy, see {@link #idOf}
 * @param policy id of the policy that asked for it
 * @param policyVersion hash of the policy's text
 * @param finding id of the finding
 * @param event id of the event that the finding was told for
 * @param undoes id of the request that this one undoes; null if it undoes none
 * @param resource that is acted on
 * @param action that the runner is asked for
 * @param undo how it is undone by a runner; null if only in the words of {@code undoWords}
 * @param undoWords how a person undoes it; empty if a runner does
 * @param role that may approve, refuse and undo it
 * @param approval why it needs a person's approval; empty if it does not
 * @param dryRun whether it is only told what would be asked
 * @param expiresAt until when it can be approved (wall clock)
 * @param evidence what it rests on, stored before the runner was asked
 * @param execution by which the runner knows what it took last; null as long as it took none
 * @param told how much of it a case knows; null if none does
 * @param steps all that happened to it, oldest first; never empty
 */
public record ResponseRequest(
    String id,
    String policy,
    String policyVersion,
    String finding,
    String event,
    @Nullable String undoes,
    ResourceId resource,
    ResponseAction action,
    @Nullable ResponseAction undo,
    String undoWords,
    String role,
    String approval,
    boolean dryRun,
    Instant expiresAt,
    Evidence evidence,
    @Nullable String execution,
    @Nullable Told told,
    List<ResponseStep> steps) {

  /** Where a request stands. */
  public enum Status {
    /** It waits for a person's approval. */
    PROPOSED,
    /** The runner is to be asked. */
    APPROVED,
    /** The runner is being asked; if nothing follows, nobody knows whether it was. */
    ASKING,
    /** The runner took it. Of one that tells what came of it, that follows. */
    ACCEPTED,
    /** The runner tells that it did it. */
    DONE,
    /** Nobody was asked, the runner did not take it, or it tells that it could not do it. */
    FAILED,
    /** The runner may have taken or done it: look before it is asked again. */
    UNKNOWN,
    /** It was only told what would have been asked. */
    DRY_RUN,
    /** A person said no. */
    REFUSED,
    /** Nobody approved it in time, or before its policy went away or changed. */
    EXPIRED,
    /** It was undone by hand, or by a runner: see the request to undo it. */
    UNDONE;

    /** Its name in lists and metric labels. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether something is still to happen without anybody asking for it. */
    public boolean isOpen() {
      return this == PROPOSED || this == APPROVED || this == ASKING;
    }
  }

  /**
   * What a request rests on.
   *
   * @param sha256 of the content in hexadecimal
   * @param content the alert in JSON, with its finding, event and where that came from
   */
  public record Evidence(String sha256, String content) {}

  /**
   * What a case knows of a request.
   *
   * @param caseId of the case that holds the finding
   * @param steps how many of its steps were told there
   */
  public record Told(String caseId, int steps) {}

  public ResponseRequest {
    steps = List.copyOf(steps);
  }

  /**
   * The id of a request: one for each time that a finding was open.
   *
   * @param episode how often the finding was open
   */
  public static String idOf(String finding, long episode, String policy) {
    return StableId.of(List.of("response", finding, Long.toString(episode), policy));
  }

  /**
   * The id of the request that an alert leads to: what recurs while its finding is open is another
   * incident, and asks anew.
   */
  public static String idOf(Alert alert, String policy) {
    return alert.transition() == Alert.Transition.RECURRED
        ? StableId.of(List.of("response", alert.id(), policy))
        : idOf(alert.finding().id(), alert.finding().lived().count(), policy);
  }

  /** The step that was taken last. */
  public ResponseStep last() {
    return steps.get(steps.size() - 1);
  }

  public Status status() {
    return last().status();
  }

  /** Whether there is, or may be, something to undo: also what a runner did halfway. */
  public boolean mayBeUndone() {
    return switch (status()) {
      case ACCEPTED, DONE, UNKNOWN -> true;
      case FAILED -> execution != null;
      default -> false;
    };
  }

  /**
   * Whether a person may have the runner asked: what waits, and what went wrong. What failed when
   * it was proposed lacks what would be asked.
   */
  public boolean mayBeApproved() {
    return switch (status()) {
      case PROPOSED, UNKNOWN -> true;
      case FAILED -> steps.get(0).status() != Status.FAILED;
      default -> false;
    };
  }

  /** When it was proposed (wall clock). */
  public Instant proposedAt() {
    return steps.get(0).at();
  }

  /** Whether a step was taken by a command. */
  public boolean wasTakenBy(String command) {
    return steps.stream().anyMatch(step -> command.equals(step.command()));
  }

  /** Whether it counts for its policy's limit: it is about to be asked, or was within a time. */
  public boolean countsWithin(Duration time, Instant now) {
    boolean asks = status() == Status.APPROVED || status() == Status.ASKING;
    return undoes == null
        && !dryRun
        && (asks
            || steps.stream()
                .filter(step -> step.status() == Status.ASKING)
                .anyMatch(step -> step.at().isAfter(now.minus(time))));
  }

  /** After one more step. */
  public ResponseRequest after(ResponseStep step) {
    return after(step, execution);
  }

  /** After one more step, by which the runner took it. */
  public ResponseRequest after(ResponseStep step, @Nullable String knownAs) {
    List<ResponseStep> all = new ArrayList<>(steps);
    all.add(step);
    return with(evidence, knownAs, told, all);
  }

  /** Once a case knows of all its steps. */
  public ResponseRequest toldIn(String caseId) {
    return with(evidence, execution, new Told(caseId, steps.size()), steps);
  }

  /** How many of its steps a case knows. */
  public int knownIn(String caseId) {
    return told != null && told.caseId().equals(caseId) ? told.steps() : 0;
  }

  /** The same without the alert that it rests on, which is as large as all the rest. */
  public ResponseRequest withoutContent() {
    return with(new Evidence(evidence.sha256(), ""), execution, told, steps);
  }

  private ResponseRequest with(
      Evidence restsOn, @Nullable String knownAs, @Nullable Told toldNow, List<ResponseStep> all) {
    return new ResponseRequest(
        id,
        policy,
        policyVersion,
        finding,
        event,
        undoes,
        resource,
        action,
        undo,
        undoWords,
        role,
        approval,
        dryRun,
        expiresAt,
        restsOn,
        knownAs,
        toldNow,
        all);
  }
}
