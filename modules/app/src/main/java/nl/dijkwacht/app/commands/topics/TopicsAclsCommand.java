package nl.dijkwacht.app.commands.topics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.dijkwacht.app.acls.AclCommands;
import nl.dijkwacht.app.acls.AclJson;
import nl.dijkwacht.app.acls.AclText;
import nl.dijkwacht.app.acls.NeededRights;
import nl.dijkwacht.app.acls.Right;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.KafkaSaslConfig;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells which rights Dijkwacht needs on a cluster. */
@Command(
    name = "acls",
    description = {
      "Prints the least rights that a principal needs on a cluster with an authorizer.",
      "Without --role they are those of an instance with the stages of the configuration, for which",
      "'dijkwacht topics create' was run by an administrator. Other roles: siem follows the public",
      "topics, operator decides about findings and cases on the command line, approver about",
      "responses, publisher publishes rules, controls and registers, replay puts dead letters back,",
      "privacy resolves, exports and restricts what is held on people, administrator creates topics.",
      "Grafana and Prometheus read over HTTP and need none.",
      "The cluster is not asked."
    },
    footer = {
      "  dijkwacht topics acls --config dijkwacht.yaml",
      "  dijkwacht topics acls --stage collect --principal User:collector --format commands",
      "  dijkwacht topics acls --role siem --group splunk --principal User:splunk"
    })
final class TopicsAclsCommand implements Callable<Integer> {

  /** Who needs rights. */
  enum Role {
    INSTANCE,
    SIEM,
    OPERATOR,
    APPROVER,
    PUBLISHER,
    REPLAY,
    PRIVACY,
    ADMINISTRATOR
  }

  /** How they are written. */
  enum Format {
    TEXT,
    COMMANDS,
    JSON
  }

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(
      names = "--principal",
      paramLabel = "TYPE:NAME",
      description =
          "As the brokers know it; if not given, User: and the name that the configuration signs in"
              + " with.")
  private Optional<String> principal = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "instance, siem, operator, approver, publisher, replay, privacy or administrator; instance"
              + " if not given.")
  private Role role = Role.INSTANCE;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description =
          "Of an instance that runs this stage; may be given several times. If not given, the"
              + " stages of the configuration.")
  private List<Stage> stages = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "The consumer group of a siem; siem if not given.")
  private String group = "siem";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, commands (calls of kafka-acls.sh) or json.")
  private Format format = Format.TEXT;

  TopicsAclsCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    String who = principal(configuration.kafka().security().sasl());
    List<Right> rights = rights(configuration);
    Stream<String> lines =
        switch (format) {
          case TEXT -> AclText.of(rights, who).stream().map(Terminal::plain);
          case COMMANDS ->
              AclCommands.of(
                  rights, configuration.kafka().bootstrapServers().orElse("BROKER:9092"), who)
                  .stream();
          case JSON -> AclJson.of(rights, who).lines().map(Terminal::escaped);
        };
    lines.forEach(terminal::line);
    return ExitCode.OK;
  }

  private List<Right> rights(Configuration configuration) throws IOException {
    if (!stages.isEmpty() && role != Role.INSTANCE) {
      throw new IOException("--stage is for instances; leave out --role, or --stage");
    }
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    return switch (role) {
      case INSTANCE ->
          NeededRights.ofInstance(
              prefix,
              (stages.isEmpty() ? configuration.stages() : stages)
                  .stream()
                      .map(stage -> nl.dijkwacht.topics.catalogue.Stage.valueOf(stage.name()))
                      .toList());
      case SIEM -> NeededRights.ofSiem(prefix, usable(group, "--group"));
      case OPERATOR -> NeededRights.ofOperator(prefix);
      case APPROVER -> NeededRights.ofApprover(prefix);
      case PUBLISHER -> NeededRights.ofPublisher(prefix);
      case REPLAY -> NeededRights.ofReplay(prefix);
      case PRIVACY -> NeededRights.ofPrivacy(prefix);
      case ADMINISTRATOR -> NeededRights.ofAdministrator(prefix);
    };
  }

  private String principal(KafkaSaslConfig sasl) throws IOException {
    String name =
        principal.orElseGet(() -> "User:" + sasl.username().or(sasl::clientId).orElse("dijkwacht"));
    if (!name.matches("[A-Za-z]++:.++")) {
      throw new IOException(
          "--principal has a type and a name, such as User:dijkwacht or User:CN=dijkwacht");
    }
    return usable(name, "--principal");
  }

  private static String usable(String name, String option) throws IOException {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IOException(option + " is empty or has characters that no name has");
    }
    return name;
  }
}
