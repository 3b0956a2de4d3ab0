package nl.dijkwacht.publish.formats.ocsf;

import java.util.Optional;
import java.util.stream.Stream;

/** The versions of OCSF that events can say they are of. */
public enum OcsfVersion {
  V1_5_0("1.5.0"),
  V1_6_0("1.6.0"),
  V1_7_0("1.7.0"),
  V1_8_0("1.8.0");

  public static final OcsfVersion DEFAULT = V1_8_0;

  private final String label;

  OcsfVersion(String label) {
    this.label = label;
  }

  /** As {@code metadata.version} has it. */
  public String label() {
    return label;
  }

  public static Optional<OcsfVersion> ofLabel(String label) {
    return Stream.of(values()).filter(version -> version.label.equals(label)).findFirst();
  }
}
