package nl.dijkwacht.core.verdict;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.CallName;
import nl.dijkwacht.core.trail.CallSession;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/**
 * A successful call that changed a resource: what drift is attributed to.
 *
 * @param id hash of event and resource: copies of an event give the same change
 * @param resource that was changed, named as its configuration items name it
 * @param event the call: who, where from, when
 * @param means through what it was made
 * @param sessionIssuer ARN of the role or user whose session made the call, if it was a session
 * @param mfa whether the session was opened with multi-factor authentication; null where the record
 *     does not tell, as with federated people and workloads
 * @param request the call's parameters as JSON without nulls, for calls that controls look into;
 *     null if they were not kept
 */
public record Change(
    String id,
    ResourceId resource,
    EventSummary event,
    Means means,
    @Nullable String sessionIssuer,
    @Nullable Boolean mfa,
    @Nullable Map<String, Object> request) {

  /** Through what a call was made, as its user agent and caller tell. */
  public enum Means {
    CONSOLE,
    CLOUDFORMATION,
    TERRAFORM,
    /** Another tool that deploys what is written down, such as Pulumi or the CDK. */
    DEPLOYMENT_TOOL,
    COMMAND_LINE,
    SDK,
    /** A service of AWS on somebody's behalf or on its own. */
    AWS_SERVICE,
    UNKNOWN;

    /** Whether what is written down is being deployed, so that the next call may mend this one. */
    public boolean isDeployment() {
      return this == CLOUDFORMATION || this == TERRAFORM || this == DEPLOYMENT_TOOL;
    }
  }

  public Change {
    request = request == null ? null : Map.copyOf(request);
  }

  /**
   * What an event did to a resource. The copies that several accounts receive of one event give the
   * same id.
   *
   * @param summary of the event
   * @param request as in the change
   */
  public static Change of(
      TrailEvent event,
      EventSummary summary,
      ResourceId resource,
      @Nullable Map<String, Object> request) {
    return new Change(
        StableId.of(List.of("change", event.key(), resource.toString())),
        resource,
        summary,
        CallMeans.of(event, summary),
        CallSession.issuer(event),
        CallSession.mfa(event, summary.principal().kind()),
        request);
  }

  /** The call as controls name it: {@code eventSource/eventName} without an API's version. */
  public String call() {
    return CallName.of(event.eventSource(), event.eventName());
  }

  /** The same without its request, where that is too large to be kept. */
  public Change withoutRequest() {
    return new Change(id, resource, event, means, sessionIssuer, mfa, null);
  }
}
