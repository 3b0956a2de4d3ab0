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
import nl.dijkwacht.app.commands.CollectCommand;
import nl.dijkwacht.app.commands.Complaints;
import nl.dijkwacht.app.commands.ConfigCommand;
import nl.dijkwacht.app.commands.DemoCommand;
import nl.dijkwacht.app.commands.DoctorCommand;
import nl.dijkwacht.app.commands.OnboardCommand;
import nl.dijkwacht.app.commands.ReportCommand;
import nl.dijkwacht.app.commands.RunCommand;
import nl.dijkwacht.app.commands.ScanCommand;
import nl.dijkwacht.app.commands.VerifyTrailCommand;
import nl.dijkwacht.app.commands.cases.CasesCommand;
import nl.dijkwacht.app.commands.controls.ControlsCommand;
import nl.dijkwacht.app.commands.deadletters.DeadLettersCommand;
import nl.dijkwacht.app.commands.dsar.DsarCommand;
import nl.dijkwacht.app.commands.findings.FindingsCommand;
import nl.dijkwacht.app.commands.privacy.ExportCommand;
import nl.dijkwacht.app.commands.privacy.HoldCommand;
import nl.dijkwacht.app.commands.privacy.PseudonymsCommand;
import nl.dijkwacht.app.commands.privacy.ResolveCommand;
import nl.dijkwacht.app.commands.registers.RegistersCommand;
import nl.dijkwacht.app.commands.response.ResponsesCommand;
import nl.dijkwacht.app.commands.rules.RulesCommand;
import nl.dijkwacht.app.commands.subscriptions.SubscriptionsCommand;
import nl.dijkwacht.app.commands.topics.TopicsCommand;
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
        .addSubcommand(CollectCommand.line(terminal, clock, environment))
        .addSubcommand(new VerifyTrailCommand(terminal, clock, environment))
        .addSubcommand(RulesCommand.line(terminal, clock, environment, version))
        .addSubcommand(ControlsCommand.line(terminal, clock, environment))
        .addSubcommand(RegistersCommand.line(terminal, clock, environment))
        .addSubcommand(TopicsCommand.line(terminal, environment))
        .addSubcommand(DeadLettersCommand.line(terminal, environment))
        .addSubcommand(SubscriptionsCommand.line(terminal, clock, environment))
        .addSubcommand(FindingsCommand.line(terminal, clock, environment))
        .addSubcommand(ResponsesCommand.line(terminal, clock, environment))
        .addSubcommand(ApiCommand.line(terminal))
        .addSubcommand(CasesCommand.line(terminal, clock, environment))
        .addSubcommand(DsarCommand.line(terminal, clock, environment))
        .addSubcommand(new ReportCommand(terminal, clock, environment))
        .addSubcommand(PseudonymsCommand.line(terminal, clock, environment))
        .addSubcommand(new ResolveCommand(terminal, clock, environment))
        .addSubcommand(new ExportCommand(terminal, clock, environment))
        .addSubcommand(HoldCommand.line(terminal, clock, environment))
        .addSubcommand(ConfigCommand.line(terminal, environment));

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
