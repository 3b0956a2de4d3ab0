package nl.dijkwacht.app.registers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.app.config.RegistersConfig;
import nl.dijkwacht.app.publication.DocumentReader;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterReading;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;

/** The registers that an instance or a command has by itself, to be used alone or with others. */
public record LocalRegisters(List<RegisterFile> files, RegisterSettings settings)
    implements DocumentReader<Registers> {

  public LocalRegisters {
    files = List.copyOf(files);
  }

  /**
   * Those of a configuration.
   *
   * @throws IOException if a path cannot be read
   */
  public static LocalRegisters of(RegistersConfig configuration) throws IOException {
    return of(configuration, configuration.paths());
  }

  /** The same with other paths than the configuration's. */
  public static LocalRegisters of(RegistersConfig configuration, List<Path> paths)
      throws IOException {
    List<RegisterFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(RegisterFile.under(path));
    }
    return new LocalRegisters(files, configuration.settings());
  }

  /** The same, with a warning of exceptions for what is none of these rules and controls. */
  public LocalRegisters forKnown(Set<String> ruleIds) {
    return new LocalRegisters(files, settings.forKnown(ruleIds));
  }

  /** The same, with a warning of what is due on a day. */
  public LocalRegisters asOf(LocalDate day) {
    return new LocalRegisters(files, settings.asOf(day));
  }

  /** These registers and published ones, whose entries go before. */
  @Override
  public Made<Registers> read(List<DocumentFile> published) {
    List<RegisterFile> all = new ArrayList<>();
    published.forEach(
        file ->
            all.add(new RegisterFile(file.name(), file.content(), RegisterFile.Origin.PUBLISHED)));
    all.addAll(files);
    RegisterReading reading = Registers.read(all, settings);
    Registers registers = reading.registers();
    return new Made<>(registers, registers.content().size(), reading.problems());
  }
}
