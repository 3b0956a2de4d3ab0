package nl.dijkwacht.app.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;

/**
 * Rules as people name them on the command line: a file or folder, or a rule of the own pack by its
 * id or the name of its file.
 *
 * @param rules that were named, and those that they need
 * @param heads of those that were named
 */
public record RuleChoice(RuleSet rules, List<RuleHead> heads) {

  public RuleChoice {
    heads = List.copyOf(heads);
  }

  /**
   * Reads what a name stands for; empty if there is nothing of this name.
   *
   * @throws IOException if a file cannot be read
   */
  public static Optional<RuleChoice> find(String name) throws IOException {
    if (isPath(name)) {
      RuleSet rules = RuleSources.load(false, List.of(Path.of(name)));
      return Optional.of(new RuleChoice(rules, RuleHead.of(rules)));
    }
    List<RuleFile> pack = RuleSources.files(true, List.of());
    RuleSet all = RuleSet.read(pack);
    return RuleHead.of(all).stream()
        .filter(head -> head.isCalled(name))
        .findFirst()
        .map(head -> new RuleChoice(head.correlation() ? all : alone(head, pack), List.of(head)));
  }

  private static boolean isPath(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static RuleSet alone(RuleHead head, List<RuleFile> pack) {
    return RuleSet.read(
        pack.stream().filter(file -> file.name().equals(head.place().source())).toList());
  }
}
