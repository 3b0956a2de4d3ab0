package nl.dijkwacht.rules;

import java.io.UncheckedIOException;
import java.util.List;

/** Which calls touch data, and how, as this jar has it: one file a service. */
public final class AccessPack {

  private AccessPack() {}

  /**
   * All files, sorted by name.
   *
   * @throws UncheckedIOException if the jar lacks a file of its own index, which only a broken
   *     build can cause
   */
  public static List<RuleFile> files() {
    return RulePack.folder("accesses/");
  }
}
