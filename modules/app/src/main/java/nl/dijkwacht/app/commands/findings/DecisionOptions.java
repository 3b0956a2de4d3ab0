package nl.dijkwacht.app.commands.findings;

import java.time.Duration;
import java.util.Optional;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command has that decides something about a finding. */
final class DecisionOptions {

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides; if not given, the user of this machine.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "How long to wait until it is carried out; PT30S if not given.")
  private Duration wait = Duration.ofSeconds(30);

  @Option(names = "--json", description = "Print the finding as JSON.")
  private boolean json;

  ConfigurationOption configuration() {
    return configuration;
  }

  String id() {
    return id;
  }

  String by() {
    return by.orElseGet(() -> System.getProperty("user.name", ""));
  }

  Duration limit() {
    return wait;
  }

  boolean json() {
    return json;
  }
}
