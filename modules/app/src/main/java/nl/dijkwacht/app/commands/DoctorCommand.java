package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.ConfiguredRules;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.doctor.Doctor;
import nl.dijkwacht.app.doctor.DoctorJson;
import nl.dijkwacht.app.doctor.DoctorText;
import nl.dijkwacht.app.doctor.Examined;
import nl.dijkwacht.app.inquiry.Mark;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at all that an instance needs, and says what to do. */
@Command(
    name = "doctor",
    description = {
      "Checks what Dijkwacht needs: Kafka and its topics, rules, controls, registers, credentials and",
      "clock, queues, log buckets, and in each account of aws.accounts the role, CloudTrail, Config,",
      "GuardDuty and Macie. Says what is not reachable or not permitted (✗), what deserves a look (!),",
      "and what to do. Nothing is changed, and no check waits longer than 10 seconds. The exit code is",
      "1 if a check fails."
    },
    footer = {
      "  dijkwacht doctor",
      "  dijkwacht doctor --config dijkwacht.yaml",
      "  dijkwacht doctor --no-aws",
      "  dijkwacht doctor --json"
    })
public final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;
  private final Function<AwsSettings, AwsAccess> awsOf;
  private final Duration limit;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(names = "--no-aws", description = "Leave AWS out, for who collects files only.")
  private boolean withoutAws;

  @Option(names = "--json", description = "Print all as JSON.")
  private boolean json;

  /**
   * @param clock that is compared with AWS's
   * @param awsOf makes the access to AWS, which this closes
   * @param limit for each check (wall clock)
   */
  public DoctorCommand(
      Terminal terminal,
      Clock clock,
      Map<String, String> environment,
      Function<AwsSettings, AwsAccess> awsOf,
      Duration limit) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
    this.awsOf = awsOf;
    this.limit = limit;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    List<Examined> all = new ArrayList<>();
    try (AwsAccess access = awsOf.apply(configuration.aws().settings())) {
      Doctor doctor = new Doctor(configuration, access, clock, limit);
      all.addAll(
          doctor.documents(
              () -> ConfiguredRules.of(configuration),
              () -> LocalControls.of(configuration.controls()),
              () -> LocalRegisters.of(configuration.registers())));
      all.addAll(kafka(doctor, configuration));
      if (!withoutAws) {
        all.addAll(doctor.aws());
      }
    }
    if (json) {
      DoctorJson.of(all).lines().map(Terminal::escaped).forEach(terminal::line);
    } else {
      new DoctorText(terminal).print(all);
    }
    return all.stream().anyMatch(one -> one.mark() == Mark.BAD) ? ExitCode.FAILURE : ExitCode.OK;
  }

  private static List<Examined> kafka(Doctor doctor, Configuration configuration)
      throws IOException {
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      return doctor.kafka(
          kafka.clientProperties(),
          Instance.topicSettings(configuration),
          Instance.neededRights(configuration));
    } catch (IOException | BrokerUnavailableException e) {
      if (!configuration.kafka().embedded()) {
        return List.of(
            new Examined(
                "kafka", "", Mark.BAD, String.valueOf(e.getMessage()), "Check kafka.security."));
      }
      // Without a cluster in the configuration, the broker of a running instance is looked for.
      return List.of(
          new Examined(
              "kafka",
              "",
              Mark.DOUBTFUL,
              "no broker is running for the data folder",
              "Start one with 'dijkwacht run', or name a cluster in kafka.bootstrap-servers."));
    }
  }
}
