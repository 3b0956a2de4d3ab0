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

    /** How binding all of it is. */
    public Force force() {
      return switch (this) {
        case AVG, NIS2, DORA -> Force.LAW;
        case ISO_27001, NIST_800_53, BIO, NEN_7510 -> Force.STANDARD;
        case POLICY -> Force.POLICY;
      };
    }
  }

  /** How binding it is. */
  public enum Force {
    LAW,
    STANDARD,
    POLICY
  }

  /** As rules are tagged: {@code avg.art-32-1-a}, {@code iso-27001.a.8.24}. */
  public String tag() {
    String parts =
        reference.toLowerCase(Locale.ROOT).replace(")", "").replace('(', '-').replace(' ', '-');
    return framework.label() + "." + (framework == Framework.AVG ? "art-" : "") + parts;
  }
}
