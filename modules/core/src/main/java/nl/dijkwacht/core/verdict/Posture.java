package nl.dijkwacht.core.verdict;

import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * How a resource stands against all controls of its type, as of its newest item.
 *
 * @param arn of the resource, if it is known
 * @param name of the resource, if it has one
 * @param capturedAt when AWS saw the state that was judged (event time)
 * @param controls hash of the controls, registers and settings that judged it
 * @param results of each control, by its id
 */
public record Posture(
    ResourceId resource,
    @Nullable String arn,
    @Nullable String name,
    Instant capturedAt,
    Classification classification,
    String controls,
    Map<String, Verdict.Result> results) {

  public Posture {
    results = Map.copyOf(results);
  }
}
