package nl.dijkwacht.app.commands.casework;

import java.time.Duration;
import java.util.Optional;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.core.cases.CaseRole;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command has that does something about a case. */
public final class CaseOptions {

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who does it; if not given, the user of this machine.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      converter = CaseRoleConverter.class,
      description = "In what capacity: analyst, case-owner, fg or auditor; analyst if not given.")
  private CaseRole role = CaseRole.ANALYST;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "How long to wait until it is carried out; PT30S if not given.")
  private Duration wait = Duration.ofSeconds(30);

  @Option(names = "--json", description = "Print the case as JSON.")
  private boolean json;

  ConfigurationOption configuration() {
    return configuration;
  }

  String by() {
    return by.orElseGet(() -> System.getProperty("user.name", ""));
  }

  CaseRole role() {
    return role;
  }

  Duration limit() {
    return wait;
  }

  boolean json() {
    return json;
  }
}
