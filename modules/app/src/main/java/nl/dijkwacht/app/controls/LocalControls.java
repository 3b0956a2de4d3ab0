package nl.dijkwacht.app.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.app.config.ControlsConfig;
import nl.dijkwacht.app.publication.DocumentReader;
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.rules.ControlPack;

/** The controls that an instance or a command has by itself, to be used alone or with others. */
public record LocalControls(List<ControlFile> files, ControlSettings settings)
    implements DocumentReader<ControlSet> {

  public LocalControls {
    files = List.copyOf(files);
  }

  /**
   * Those of a configuration.
   *
   * @throws IOException if a path cannot be read
   */
  public static LocalControls of(ControlsConfig configuration) throws IOException {
    return of(configuration.ownPack(), configuration.paths(), settings(configuration));
  }

  /**
   * Reads the files of controls, and not yet what is in them.
   *
   * @param ownPack whether the controls that come with Dijkwacht are among them
   * @throws IOException if a path cannot be read
   */
  public static LocalControls of(boolean ownPack, List<Path> paths, ControlSettings settings)
      throws IOException {
    List<ControlFile> files = new ArrayList<>();
    if (ownPack) {
      ControlPack.files()
          .forEach(file -> files.add(ControlFile.shipped(file.name(), file.content())));
    }
    for (Path path : paths) {
      DocumentFile.under(path)
          .forEach(file -> files.add(new ControlFile(file.name(), file.content())));
    }
    return new LocalControls(files, settings);
  }

  /** How a configuration wants controls to be read. */
  public static ControlSettings settings(ControlsConfig configuration) {
    return new ControlSettings(configuration.parameters(), Set.copyOf(configuration.disabled()));
  }

  public ControlSet alone() {
    return ControlSet.read(files, settings);
  }

  /** The same with every expression compiled, so that all problems are told, also of the pack. */
  public ControlSet checked() {
    return ControlSet.read(
        files.stream().map(file -> new ControlFile(file.name(), file.content())).toList(),
        settings);
  }

  /** These controls and published ones, which go before. */
  @Override
  public Made<ControlSet> read(List<DocumentFile> published) {
    List<ControlFile> all = new ArrayList<>();
    published.forEach(
        file ->
            all.add(new ControlFile(file.name(), file.content(), ControlFile.Origin.PUBLISHED)));
    all.addAll(files);
    ControlSet controls = ControlSet.read(all, settings);
    return new Made<>(controls, controls.all().size(), controls.problems());
  }
}
