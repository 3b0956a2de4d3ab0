package nl.dijkwacht.simulator.hospital;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the sample hospital wrote down of itself: accounts, assets, purposes, attestations. */
public final class SampleRegisters {

  private SampleRegisters() {}

  /** The registers as one document of YAML. */
  public static String yaml() {
    try (InputStream in = SampleRegisters.class.getResourceAsStream("registers.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the sample's registers are not in this build");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
