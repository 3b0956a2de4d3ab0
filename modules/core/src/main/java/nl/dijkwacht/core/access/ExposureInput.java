package nl.dijkwacht.core.access;

import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A verdict or an access, dealt out by the resource that it is about.
 *
 * @param verdict of a control that protects data; null if it is an access
 * @param access of an asset; null if it is a verdict
 */
public record ExposureInput(
    ResourceId resource, @Nullable Verdict verdict, @Nullable Access access) {

  public static ExposureInput of(Verdict verdict) {
    return new ExposureInput(verdict.resource(), verdict, null);
  }

  public static ExposureInput of(Access access) {
    return new ExposureInput(access.asset().resource(), null, access);
  }
}
