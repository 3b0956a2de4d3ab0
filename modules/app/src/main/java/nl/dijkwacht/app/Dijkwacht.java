package nl.dijkwacht.app;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.commands.ApiCommand;
import nl.dijkwacht.app.commands.ApiTokenCommand;
import nl.dijkwacht.app.commands.CollectBackfillCommand;
import nl.dijkwacht.app.commands.CollectCommand;
import nl.dijkwacht.app.commands.Complaints;
import nl.dijkwacht.app.commands.ConfigCheckCommand;
import nl.dijkwacht.app.commands.ConfigCommand;
import nl.dijkwacht.app.commands.DemoCommand;
import nl.dijkwacht.app.commands.DoctorCommand;
import nl.dijkwacht.app.commands.OnboardCommand;
import nl.dijkwacht.app.commands.ReportCommand;
import nl.dijkwacht.app.commands.RunCommand;
import nl.dijkwacht.app.commands.ScanCommand;
import nl.dijkwacht.app.commands.VerifyTrailCommand;
import nl.dijkwacht.app.commands.cases.CasesAcknowledgeCommand;
import nl.dijkwacht.app.commands.cases.CasesAdviseCommand;
import nl.dijkwacht.app.commands.cases.CasesAssessCommand;
import nl.dijkwacht.app.commands.cases.CasesAssignCommand;
import nl.dijkwacht.app.commands.cases.CasesAwareCommand;
import nl.dijkwacht.app.commands.cases.CasesCloseCommand;
import nl.dijkwacht.app.commands.cases.CasesCommand;
import nl.dijkwacht.app.commands.cases.CasesCommentCommand;
import nl.dijkwacht.app.commands.cases.CasesDecideCommand;
import nl.dijkwacht.app.commands.cases.CasesDossierCommand;
import nl.dijkwacht.app.commands.cases.CasesListCommand;
import nl.dijkwacht.app.commands.cases.CasesNotifyCommand;
import nl.dijkwacht.app.commands.cases.CasesOpenCommand;
import nl.dijkwacht.app.commands.cases.CasesVerifyCommand;
import nl.dijkwacht.app.commands.casework.CaseLinkCommand;
import nl.dijkwacht.app.commands.casework.CaseShowCommand;
import nl.dijkwacht.app.commands.controls.ControlsCheckCommand;
import nl.dijkwacht.app.commands.controls.ControlsCommand;
import nl.dijkwacht.app.commands.controls.ControlsExplainCommand;
import nl.dijkwacht.app.commands.controls.ControlsListCommand;
import nl.dijkwacht.app.commands.controls.ControlsPublishCommand;
import nl.dijkwacht.app.commands.controls.ControlsPublishedCommand;
import nl.dijkwacht.app.commands.controls.ControlsReportCommand;
import nl.dijkwacht.app.commands.controls.ControlsTestCommand;
import nl.dijkwacht.app.commands.deadletters.DeadLettersCommand;
import nl.dijkwacht.app.commands.deadletters.DeadLettersListCommand;
import nl.dijkwacht.app.commands.deadletters.DeadLettersReplayCommand;
import nl.dijkwacht.app.commands.dsar.DsarCloseCommand;
import nl.dijkwacht.app.commands.dsar.DsarCommand;
import nl.dijkwacht.app.commands.dsar.DsarExtendCommand;
import nl.dijkwacht.app.commands.dsar.DsarListCommand;
import nl.dijkwacht.app.commands.dsar.DsarOpenCommand;
import nl.dijkwacht.app.commands.dsar.DsarPauseCommand;
import nl.dijkwacht.app.commands.dsar.DsarResumeCommand;
import nl.dijkwacht.app.commands.findings.FindingsAcceptRiskCommand;
import nl.dijkwacht.app.commands.findings.FindingsAcknowledgeCommand;
import nl.dijkwacht.app.commands.findings.FindingsAssignCommand;
import nl.dijkwacht.app.commands.findings.FindingsCloseCommand;
import nl.dijkwacht.app.commands.findings.FindingsCommand;
import nl.dijkwacht.app.commands.findings.FindingsCommentCommand;
import nl.dijkwacht.app.commands.findings.FindingsListCommand;
import nl.dijkwacht.app.commands.findings.FindingsReopenCommand;
import nl.dijkwacht.app.commands.findings.FindingsShowCommand;
import nl.dijkwacht.app.commands.findings.FindingsSilenceCommand;
import nl.dijkwacht.app.commands.privacy.ExportCommand;
import nl.dijkwacht.app.commands.privacy.HoldAddCommand;
import nl.dijkwacht.app.commands.privacy.HoldCommand;
import nl.dijkwacht.app.commands.privacy.HoldLiftCommand;
import nl.dijkwacht.app.commands.privacy.HoldListCommand;
import nl.dijkwacht.app.commands.privacy.PseudonymsCommand;
import nl.dijkwacht.app.commands.privacy.PseudonymsListCommand;
import nl.dijkwacht.app.commands.privacy.PseudonymsRetireCommand;
import nl.dijkwacht.app.commands.privacy.PseudonymsRotateCommand;
import nl.dijkwacht.app.commands.privacy.ResolveCommand;
import nl.dijkwacht.app.commands.registers.RegistersCheckCommand;
import nl.dijkwacht.app.commands.registers.RegistersCommand;
import nl.dijkwacht.app.commands.registers.RegistersPublishCommand;
import nl.dijkwacht.app.commands.registers.RegistersPublishedCommand;
import nl.dijkwacht.app.commands.response.ResponseApproveCommand;
import nl.dijkwacht.app.commands.response.ResponseCheckCommand;
import nl.dijkwacht.app.commands.response.ResponseListCommand;
import nl.dijkwacht.app.commands.response.ResponseRefuseCommand;
import nl.dijkwacht.app.commands.response.ResponseTestCommand;
import nl.dijkwacht.app.commands.response.ResponseUndoCommand;
import nl.dijkwacht.app.commands.response.ResponsesCommand;
import nl.dijkwacht.app.commands.rules.RulesBacktestCommand;
import nl.dijkwacht.app.commands.rules.RulesCheckCommand;
import nl.dijkwacht.app.commands.rules.RulesCommand;
import nl.dijkwacht.app.commands.rules.RulesExplainCommand;
import nl.dijkwacht.app.commands.rules.RulesListCommand;
import nl.dijkwacht.app.commands.rules.RulesPublishCommand;
import nl.dijkwacht.app.commands.rules.RulesPublishedCommand;
import nl.dijkwacht.app.commands.rules.RulesTestCommand;
import nl.dijkwacht.app.commands.subscriptions.SubscriptionsCheckCommand;
import nl.dijkwacht.app.commands.subscriptions.SubscriptionsCommand;
import nl.dijkwacht.app.commands.subscriptions.SubscriptionsListCommand;
import nl.dijkwacht.app.commands.subscriptions.SubscriptionsPublishCommand;
import nl.dijkwacht.app.commands.subscriptions.SubscriptionsPublishedCommand;
import nl.dijkwacht.app.commands.subscriptions.SubscriptionsTestCommand;
import nl.dijkwacht.app.commands.topics.TopicsAclsCommand;
import nl.dijkwacht.app.commands.topics.TopicsCheckCommand;
import nl.dijkwacht.app.commands.topics.TopicsCommand;
import nl.dijkwacht.app.commands.topics.TopicsCreateCommand;
import nl.dijkwacht.app.demo.Tempo;
import nl.dijkwacht.app.inquiry.Inquiry;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.aws.AwsAccess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "dijkwacht",
    // To the commands below: help, heading of the examples, exit codes.
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Dijkwacht.Version.class,
    description = "Watches over personal data on AWS: who touches it, and what leaves it open.",
    footerHeading = "%nExamples:%n",
    footer = {"  dijkwacht config check --config dijkwacht.yaml"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it failed, or it found problems",
      "2:the command, an option or a value is not known"
    })
public final class Dijkwacht {
  private static final int WIDEST_HELP = 100;
  private static final int NARROWEST_HELP = 55;

  private final Map<String, String> environment;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure happened.")
  private boolean debug;

  private Dijkwacht(Map<String, String> environment) {
    this.environment = environment;
  }

  public static void main(String[] args) {
    // All sentences are English, so numbers in them are too, also on a Dutch machine.
    Locale.setDefault(Locale.ENGLISH);
    Map<String, String> environment = System.getenv();
    System.exit(run(Terminal.ofProcess(environment), environment, args));
  }

  /** Runs one command and returns the exit code of the process. */
  static int run(Terminal terminal, Map<String, String> environment, String... args) {
    return commandLine(terminal, environment).execute(args);
  }

  static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
    Dijkwacht dijkwacht = new Dijkwacht(environment);
    CommandLine root = new CommandLine(dijkwacht);
    Clock clock = Clock.systemUTC();
    String version = version();
    root.addSubcommand(new DemoCommand(terminal, clock, version, Tempo.DEMO))
        .addSubcommand(new RunCommand(terminal, environment, version))
        .addSubcommand(new ScanCommand(terminal, clock))
        .addSubcommand(
            new DoctorCommand(terminal, clock, environment, AwsAccess::new, Inquiry.USUAL_LIMIT))
        .addSubcommand(
            new OnboardCommand(terminal, environment, AwsAccess::new, Inquiry.USUAL_LIMIT))
        .addSubcommand(
            new CommandLine(new CollectCommand())
                .addSubcommand(new CollectBackfillCommand(terminal, clock, environment)))
        .addSubcommand(new VerifyTrailCommand(terminal, clock, environment))
        .addSubcommand(
            new CommandLine(new RulesCommand())
                .addSubcommand(new RulesCheckCommand(terminal, version))
                .addSubcommand(new RulesTestCommand(terminal))
                .addSubcommand(new RulesExplainCommand(terminal))
                .addSubcommand(new RulesBacktestCommand(terminal, clock))
                .addSubcommand(new RulesListCommand(terminal, clock))
                .addSubcommand(new RulesPublishCommand(terminal, clock, environment))
                .addSubcommand(new RulesPublishedCommand(terminal, environment)))
        .addSubcommand(
            new CommandLine(new ControlsCommand())
                .addSubcommand(new ControlsListCommand(terminal, environment))
                .addSubcommand(new ControlsExplainCommand(terminal, environment))
                .addSubcommand(new ControlsReportCommand(terminal, clock, environment))
                .addSubcommand(new ControlsCheckCommand(terminal))
                .addSubcommand(new ControlsTestCommand(terminal))
                .addSubcommand(new ControlsPublishCommand(terminal, clock, environment))
                .addSubcommand(new ControlsPublishedCommand(terminal, environment)))
        .addSubcommand(
            new CommandLine(new RegistersCommand())
                .addSubcommand(new RegistersCheckCommand(terminal, clock, environment))
                .addSubcommand(new RegistersPublishCommand(terminal, clock, environment))
                .addSubcommand(new RegistersPublishedCommand(terminal, environment)))
        .addSubcommand(
            new CommandLine(new TopicsCommand())
                .addSubcommand(new TopicsCreateCommand(terminal, environment))
                .addSubcommand(new TopicsCheckCommand(terminal, environment))
                .addSubcommand(new TopicsAclsCommand(terminal, environment)))
        .addSubcommand(
            new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLettersListCommand(terminal, environment))
                .addSubcommand(new DeadLettersReplayCommand(terminal, environment)));
    root.addSubcommand(subscriptions(terminal, clock, environment));
    root.addSubcommand(findings(terminal, clock, environment));
    root.addSubcommand(response(terminal, clock, environment));
    root.addSubcommand(
        new CommandLine(new ApiCommand()).addSubcommand(new ApiTokenCommand(terminal)));
    root.addSubcommand(cases(terminal, clock, environment));
    root.addSubcommand(dsar(terminal, clock, environment));
    root.addSubcommand(new ReportCommand(terminal, clock, environment));
    root.addSubcommand(pseudonyms(terminal, clock, environment));
    root.addSubcommand(new ResolveCommand(terminal, clock, environment));
    root.addSubcommand(new ExportCommand(terminal, clock, environment));
    root.addSubcommand(hold(terminal, clock, environment));
    root.addSubcommand(
        new CommandLine(new ConfigCommand())
            .addSubcommand(new ConfigCheckCommand(terminal, environment)));

    Complaints complaints = new Complaints(terminal, dijkwacht::debugs);
    return root.setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.traits().colours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(
            Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, terminal.traits().width())))
        .setParameterExceptionHandler((wrong, args) -> complaints.onUsage(wrong))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, parsed) -> complaints.onFailure(failure));
  }

  private static CommandLine subscriptions(
      Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new SubscriptionsCommand())
        .addSubcommand(new SubscriptionsCheckCommand(terminal, environment))
        .addSubcommand(new SubscriptionsTestCommand(terminal, clock, environment))
        .addSubcommand(new SubscriptionsListCommand(terminal, environment))
        .addSubcommand(new SubscriptionsPublishCommand(terminal, clock, environment))
        .addSubcommand(new SubscriptionsPublishedCommand(terminal, environment));
  }

  private static CommandLine response(
      Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new ResponsesCommand())
        .addSubcommand(new ResponseCheckCommand(terminal, environment))
        .addSubcommand(new ResponseTestCommand(terminal, clock, environment))
        .addSubcommand(new ResponseListCommand(terminal, environment))
        .addSubcommand(new ResponseApproveCommand(terminal, clock, environment))
        .addSubcommand(new ResponseRefuseCommand(terminal, clock, environment))
        .addSubcommand(new ResponseUndoCommand(terminal, clock, environment));
  }

  private static CommandLine findings(
      Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new FindingsCommand())
        .addSubcommand(new FindingsListCommand(terminal, environment))
        .addSubcommand(new FindingsShowCommand(terminal, environment))
        .addSubcommand(new FindingsAcknowledgeCommand(terminal, clock, environment))
        .addSubcommand(new FindingsAssignCommand(terminal, clock, environment))
        .addSubcommand(new FindingsCommentCommand(terminal, clock, environment))
        .addSubcommand(new FindingsCloseCommand(terminal, clock, environment))
        .addSubcommand(new FindingsReopenCommand(terminal, clock, environment))
        .addSubcommand(new FindingsAcceptRiskCommand(terminal, clock, environment))
        .addSubcommand(new FindingsSilenceCommand(terminal, clock, environment));
  }

  private static CommandLine cases(
      Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new CasesCommand())
        .addSubcommand(new CasesListCommand(terminal, clock, environment))
        .addSubcommand(new CaseShowCommand(terminal, clock, environment))
        .addSubcommand(new CasesOpenCommand(terminal, clock, environment))
        .addSubcommand(new CasesAcknowledgeCommand(terminal, clock, environment))
        .addSubcommand(new CasesAssignCommand(terminal, clock, environment))
        .addSubcommand(new CasesAssessCommand(terminal, clock, environment))
        .addSubcommand(new CasesAwareCommand(terminal, clock, environment))
        .addSubcommand(new CasesDecideCommand(terminal, clock, environment))
        .addSubcommand(new CasesNotifyCommand(terminal, clock, environment))
        .addSubcommand(new CasesAdviseCommand(terminal, clock, environment))
        .addSubcommand(new CasesCommentCommand(terminal, clock, environment))
        .addSubcommand(new CaseLinkCommand(terminal, clock, environment))
        .addSubcommand(new CasesCloseCommand(terminal, clock, environment))
        .addSubcommand(new CasesVerifyCommand(terminal, environment))
        .addSubcommand(new CasesDossierCommand(terminal, clock, environment));
  }

  private static CommandLine dsar(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new DsarCommand())
        .addSubcommand(new DsarListCommand(terminal, clock, environment))
        .addSubcommand(new CaseShowCommand(terminal, clock, environment))
        .addSubcommand(new DsarOpenCommand(terminal, clock, environment))
        .addSubcommand(new DsarExtendCommand(terminal, clock, environment))
        .addSubcommand(new DsarPauseCommand(terminal, clock, environment))
        .addSubcommand(new DsarResumeCommand(terminal, clock, environment))
        .addSubcommand(new CaseLinkCommand(terminal, clock, environment))
        .addSubcommand(new DsarCloseCommand(terminal, clock, environment));
  }

  private static CommandLine pseudonyms(
      Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new PseudonymsCommand())
        .addSubcommand(new PseudonymsRotateCommand(terminal, clock, environment))
        .addSubcommand(new PseudonymsListCommand(terminal, environment))
        .addSubcommand(new PseudonymsRetireCommand(terminal, environment));
  }

  private static CommandLine hold(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new HoldCommand())
        .addSubcommand(new HoldAddCommand(terminal, clock, environment))
        .addSubcommand(new HoldListCommand(terminal, clock, environment))
        .addSubcommand(new HoldLiftCommand(terminal, clock, environment));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static String version() {
    String version = Dijkwacht.class.getPackage().getImplementationVersion();
    return Optional.ofNullable(version).orElse("(not packaged)");
  }

  private boolean debugs() {
    return debug || "1".equals(environment.get("DIJKWACHT_DEBUG"));
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"dijkwacht " + version()};
    }
  }
}
