package nl.dijkwacht.app.commands.response;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command has that decides about a request to a runner. */
final class ResponseOptions {

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "WHY",
      description = "The reason, for who looks at it later.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who decides; if not given, the user of this machine.")
  private Optional<String> by = Optional.empty();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "In what capacity: a role of response.approvers.")
  private String role;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "How long to wait until it is carried out; PT30S if not given.")
  private Duration wait = Duration.ofSeconds(30);

  @Option(names = "--json", description = "Print the request as JSON.")
  private boolean json;

  ConfigurationOption configuration() {
    return configuration;
  }

  String id() {
    return id;
  }

  String why() {
    return String.join(" ", words);
  }

  String by() {
    return by.orElseGet(() -> System.getProperty("user.name", ""));
  }

  String role() {
    return role;
  }

  Duration limit() {
    return wait;
  }

  boolean json() {
    return json;
  }
}
