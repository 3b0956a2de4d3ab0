package nl.dijkwacht.rules;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which calls change which resources, as this jar has it: one file a service. */
public final class ChangePack {

  private static final String FOLDER = "changes/";

  private ChangePack() {}

  /**
   * All files, sorted by name.
   *
   * @throws UncheckedIOException if the jar lacks a file of its own index, which only a broken
   *     build can cause
   */
  public static List<RuleFile> files() {
    return new String(RulePack.read(FOLDER + "index.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(name -> new RuleFile(FOLDER + name, RulePack.read(FOLDER + name)))
        .toList();
  }
}
