package nl.dijkwacht.app.commands.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.controls.ControlText;
import nl.dijkwacht.app.controls.ItemFile;
import nl.dijkwacht.app.controls.JudgementText;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlDefinition;
import nl.dijkwacht.controls.ControlExplanation;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.Judged;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.registers.Registers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a control asks, and what it says of a resource. */
@Command(
    name = "explain",
    description = {
      "Shows what a control asks, why, who asks for it, and how to mend what fails it. With --item,",
      "judges the resources of a file that AWS Config wrote: a notification, a snapshot, an answer",
      "of its API or an item alone. Registers and tags tell which of them hold personal data. Of the",
      "condition, each part is shown that held (✓), did not (✗) or could not be told (?)."
    },
    exitCodeList = {
      "0:the control was shown; with --item: no resource fails, and none is unknown",
      "1:with --item: one fails or is unknown",
      "2:the control or the item is not there or cannot be used, or an option is not known"
    },
    footer = {
      "  dijkwacht controls explain s3-bucket-kms-encryption",
      "  dijkwacht controls explain s3-bucket-kms-encryption --language nl",
      "  dijkwacht controls explain s3-bucket-kms-encryption --item item.json"
    })
final class ControlsExplainCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ControlOptions options = new ControlOptions();

  @Parameters(paramLabel = "ID", description = "Id of the control.")
  private String id = "";

  @Option(
      names = "--item",
      paramLabel = "FILE",
      description = "Items of AWS Config to be judged; plain or gzip.")
  private Optional<Path> item = Optional.empty();

  @Option(names = "--language", paramLabel = "LANGUAGE", description = "Of what is told: en or nl.")
  private ControlText.Language language = ControlText.Language.EN;

  ControlsExplainCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration = options.configuration(terminal, environment);
    ControlSet controls = options.local(configuration).alone();
    ControlDefinition definition =
        controls.definition(id).orElseThrow(() -> refused(unknown(controls)));
    ControlText text = new ControlText(terminal::paint, terminal.traits().width(), language);
    if (item.isEmpty()) {
      text.whole(definition).forEach(terminal::line);
      return ExitCode.OK;
    }
    text.title(definition).forEach(terminal::line);
    Registers registers = LocalRegisters.of(configuration.registers()).read(List.of()).content();
    return judge(definition, registers, item.get());
  }

  private int judge(ControlDefinition definition, Registers registers, Path file)
      throws IOException {
    ItemFile.Content content = ItemFile.read(file, definition.control().resourceTypes());
    if (content.items().isEmpty()) {
      throw refused(content.whyNone(definition.control()));
    }
    JudgementText text = new JudgementText(terminal::paint);
    boolean good = true;
    for (ConfigurationItem each : content.items()) {
      Judged judged = new Judged(each, registers.classify(each), account(each, registers));
      ControlExplanation explanation = definition.explain(judged);
      text.of(judged, explanation).forEach(terminal::line);
      Verdict.Result result = explanation.judgement().result();
      good &= result == Verdict.Result.PASS || result == Verdict.Result.NOT_APPLICABLE;
    }
    return good ? ExitCode.OK : ExitCode.FAILURE;
  }

  private static Map<String, String> account(ConfigurationItem item, Registers registers) {
    return registers
        .account(item.resource().account())
        .map(
            entry -> Map.of("environment", entry.environment(), "legalEntity", entry.legalEntity()))
        .orElse(Map.of());
  }

  private String unknown(ControlSet controls) {
    List<String> known = controls.all().stream().map(Control::id).toList();
    return "no control that can be used is called '%s'%s; 'dijkwacht controls list' shows them"
        .formatted(id, Suggestions.question(id, known));
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
