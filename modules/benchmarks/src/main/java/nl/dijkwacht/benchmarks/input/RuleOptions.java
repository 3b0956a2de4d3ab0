package nl.dijkwacht.benchmarks.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.sigma.RuleSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rules are loaded beside the own pack. */
public final class RuleOptions {

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "A file or folder of Sigma rules beside the own pack; may be repeated.")
  private List<Path> paths = new ArrayList<>();

  public List<Path> paths() {
    for (Path path : paths) {
      if (!Files.isReadable(path)) {
        throw new ParameterException(
            command.commandLine(), "--rules: there is nothing to read at " + path + ".");
      }
    }
    return paths;
  }

  public RuleSet read() throws IOException {
    return Rules.ownAnd(paths());
  }
}
