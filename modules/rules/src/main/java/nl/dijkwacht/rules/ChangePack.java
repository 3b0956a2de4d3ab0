package nl.dijkwacht.rules;

import java.io.UncheckedIOException;
import java.util.List;

/** Which calls change which resources, as this jar has it: one file a service. */
public final class ChangePack {

  private ChangePack() {}

  /**
   * All files, sorted by name.
   *
   * @throws UncheckedIOException if the jar lacks a file of its own index, which only a broken
   *     build can cause
   */
  public static List<RuleFile> files() {
    return RulePack.folder("changes/");
  }
}
