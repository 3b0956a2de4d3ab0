package nl.dijkwacht.core;

import org.jspecify.annotations.Nullable;

/**
 * A verdict or an access, dealt out by the resource that it is about: exactly one of them is given.
 *
 * @param verdict of a control that protects data
 * @param access of an asset
 */
public record ExposureInput(@Nullable Verdict verdict, @Nullable Access access) {

  public ExposureInput {
    if ((verdict == null) == (access == null)) {
      throw new IllegalArgumentException("either a verdict or an access is given");
    }
  }
}
