package nl.dijkwacht.api.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** In what capacity somebody uses the API. */
public enum Role {
  /** Looks at findings and decides what they are. */
  ANALYST,
  /** Decides for the controller, by its mandate, also about cases. */
  CASE_OWNER,
  /** The data protection officer, who advises. */
  FG,
  /** Looks at everything and changes nothing. */
  AUDITOR;

  /** Who looks at findings: everyone. */
  public static final Set<Role> ALL = Set.copyOf(EnumSet.allOf(Role.class));

  /** Who looks at cases. */
  public static final Set<Role> OF_CASES = Set.of(CASE_OWNER, FG, AUDITOR);

  /** Its name in tokens and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of a label. */
  public static Optional<Role> ofLabel(String label) {
    return Stream.of(values()).filter(role -> role.label().equals(label)).findFirst();
  }
}
