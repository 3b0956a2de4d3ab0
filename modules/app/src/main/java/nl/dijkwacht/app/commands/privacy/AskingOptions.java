package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import nl.dijkwacht.app.privacy.Asking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks for something about a person, and why; both are noted. */
final class AskingOptions {

  @Option(
      names = {"--as", "--actor"},
      paramLabel = "NAME",
      description = "Who asks; if not given, the user of this machine, who is noted anyway.")
  private @Nullable String by;

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, so that an auditor understands it.")
  private String reason;

  Asking asking() throws IOException {
    return Asking.of(by, reason);
  }
}
