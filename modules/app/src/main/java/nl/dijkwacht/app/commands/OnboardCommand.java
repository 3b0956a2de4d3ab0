package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.AwsConfig;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.onboarding.AssetArn;
import nl.dijkwacht.app.onboarding.AssetSurvey;
import nl.dijkwacht.app.onboarding.AssetText;
import nl.dijkwacht.app.onboarding.Onboarding;
import nl.dijkwacht.app.onboarding.OnboardingJson;
import nl.dijkwacht.app.onboarding.OnboardingText;
import nl.dijkwacht.app.onboarding.StackTemplate;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.core.coverage.SelectableAsset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what of an organisation is watched, and how to watch the rest. */
@Command(
    name = "onboard",
    description = {
      "Lists the organisation's accounts, and shows for each account and Region whether a trail",
      "records, with data events, whether Config, GuardDuty and Macie are on, and whether the",
      "queue hears of the trail's files; for each hole how to close it. Nothing is changed. The",
      "exit code is 1 if an account is not registered in aws.accounts, or something is not",
      "covered or could not be asked."
    },
    footer = {
      "  dijkwacht onboard --config dijkwacht.yaml",
      "  dijkwacht onboard --data-events-per-month 50000000",
      "  dijkwacht onboard --asset arn:aws:s3:::patients --asset arn:aws:s3:::scans/raw/",
      "  dijkwacht onboard --templates aws/",
      "  dijkwacht onboard --json"
    })
public final class OnboardCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Function<AwsSettings, AwsAccess> awsOf;
  private final Duration limit;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(
      names = "--data-events-per-month",
      paramLabel = "N",
      description = "How many reads and writes of data there are, to estimate what they cost.")
  private Optional<Long> dataEvents = Optional.empty();

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Write the templates to deploy into a folder, and ask AWS nothing.")
  private Optional<Path> templates = Optional.empty();

  @Option(
      names = "--asset",
      paramLabel = "ARN",
      description = {
        "Show only how much of the access to this asset the trails record, and the smallest",
        "selector that would record its reads; may be given several times. A bucket stands for",
        "all its objects, arn:aws:s3:::bucket/prefix for some."
      })
  private List<String> assets = new ArrayList<>();

  @Option(names = "--json", description = "Print all as JSON.")
  private boolean json;

  /**
   * @param awsOf makes the access to AWS, which this closes
   * @param limit for each question (wall clock)
   */
  public OnboardCommand(
      Terminal terminal,
      Map<String, String> environment,
      Function<AwsSettings, AwsAccess> awsOf,
      Duration limit) {
    this.terminal = terminal;
    this.environment = environment;
    this.awsOf = awsOf;
    this.limit = limit;
  }

  @Override
  public Integer call() throws IOException {
    if (templates.isPresent()) {
      StackTemplate.writeTo(templates.get());
      terminal.line(
          Terminal.plain(
              "The templates are in %s; README.md of docs/aws tells the order."
                  .formatted(templates.get())));
      return ExitCode.OK;
    }
    if (dataEvents.filter(events -> events < 0).isPresent()) {
      throw new IOException("--data-events-per-month is a number from 0");
    }
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (AwsAccess access = awsOf.apply(configuration.aws().settings())) {
      if (!assets.isEmpty()) {
        return assets(configuration.aws(), access);
      }
      Answer<Onboarding> answer =
          Onboarding.of(configuration.aws(), configuration.collect().sqs().queues(), access, limit);
      if (answer instanceof Answer.Unknown<Onboarding> unknown) {
        throw new IOException(
            "AWS cannot be asked: %s. %s"
                .formatted(unknown.obstacle().found(), unknown.obstacle().remedy()));
      }
      Onboarding onboarding = ((Answer.Known<Onboarding>) answer).value();
      print(onboarding);
      return onboarding.isComplete() ? ExitCode.OK : ExitCode.FAILURE;
    }
  }

  private int assets(AwsConfig aws, AwsAccess access) throws IOException {
    List<SelectableAsset> known = new ArrayList<>();
    for (String arn : assets) {
      known.add(
          AssetArn.of(arn)
              .orElseThrow(
                  () ->
                      new IOException(
                          "'%s' is no ARN of anything whose access CloudTrail records; for a bucket it is arn:aws:s3:::bucket"
                              .formatted(Terminal.plain(arn)))));
    }
    AssetSurvey survey = AssetSurvey.of(aws, access, known);
    new AssetText(terminal).print(survey);
    return survey.isComplete() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private void print(Onboarding onboarding) {
    OptionalLong events = dataEvents.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    if (json) {
      OnboardingJson.of(onboarding, events).lines().map(Terminal::escaped).forEach(terminal::line);
    } else {
      new OnboardingText(terminal).print(onboarding, events);
    }
  }
}
