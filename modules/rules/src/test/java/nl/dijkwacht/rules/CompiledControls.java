package nl.dijkwacht.rules;

import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;

/** The shipped controls with every expression compiled, read once for all tests. */
final class CompiledControls {

  static final ControlSet ALL =
      ControlSet.read(
          ControlPack.files().stream()
              .map(file -> new ControlFile(file.name(), file.content()))
              .toList(),
          ControlSettings.DEFAULT);

  private CompiledControls() {}
}
