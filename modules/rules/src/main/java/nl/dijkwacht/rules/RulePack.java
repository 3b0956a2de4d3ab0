package nl.dijkwacht.rules;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The rules inside this jar. A jar cannot be listed, so {@code index.txt} names its files. */
public final class RulePack {

  private RulePack() {}

  /**
   * All rules, sorted by name.
   *
   * @throws UncheckedIOException if the jar lacks a file of its own index, which only a broken
   *     build can cause
   */
  public static List<RuleFile> files() {
    return new String(read("index.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(name -> new RuleFile(name, read(name)))
        .toList();
  }

  /** The file of cases that lies beside a rule; empty if there is none. */
  public static Optional<byte[]> cases(String ruleFile) {
    return find(ruleFile.replaceFirst("\\.yml$", ".test.json"));
  }

  /** The files that the index of a folder names, sorted by name. */
  static List<RuleFile> folder(String folder) {
    return new String(read(folder + "index.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(name -> new RuleFile(folder + name, read(folder + name)))
        .toList();
  }

  static byte[] read(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    new FileNotFoundException("The rule pack lacks its file " + name)));
  }

  private static Optional<byte[]> find(String name) {
    try (InputStream in = RulePack.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
