package nl.dijkwacht.rules;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The controls inside this jar. A jar cannot be listed, so an index names its files. */
public final class ControlPack {

  private static final String FOLDER = "controls/";

  private ControlPack() {}

  /**
   * All files of controls, sorted by name.
   *
   * @throws UncheckedIOException if the jar lacks a file of its own index, which only a broken
   *     build can cause
   */
  public static List<RuleFile> files() {
    return new String(read("index.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(name -> new RuleFile(FOLDER + name, read(name)))
        .toList();
  }

  private static byte[] read(String name) {
    try (InputStream in = ControlPack.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException("The control pack lacks its file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
