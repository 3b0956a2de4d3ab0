package nl.dijkwacht.app.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is done; whether it must be told, is judged where it is carried out. */
final class ReasonOption {

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private @Nullable String reason;

  @Nullable String text() {
    return reason;
  }
}
