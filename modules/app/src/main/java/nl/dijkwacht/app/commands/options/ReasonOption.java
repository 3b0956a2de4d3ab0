package nl.dijkwacht.app.commands.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is done; whether it must be told, is judged where it is carried out. */
public final class ReasonOption {

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private @Nullable String reason;

  public @Nullable String text() {
    return reason;
  }
}
