package nl.dijkwacht.controls;

import java.util.Locale;

/**
 * Where a control comes from.
 *
 * @param reference within the framework's edition, such as {@code 32(1)(a)}
 * @param force whether it is asked by law, by a standard or by a policy
 */
public record Mapping(Framework framework, String reference, Force force) {

  /** Who asks for it; the label is its name in controls, reports and metrics. */
  public enum Framework {
    AVG,
    ISO_27001,
    NIST_800_53,
    NIS2,
    DORA,
    BIO,
    NEN_7510,
    POLICY;

    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How binding it is. */
  public enum Force {
    LAW,
    STANDARD,
    POLICY
  }
}
