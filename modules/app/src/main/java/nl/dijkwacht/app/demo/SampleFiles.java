package nl.dijkwacht.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.dijkwacht.simulator.hospital.CountryDatabase;
import nl.dijkwacht.simulator.hospital.SampleRegisters;

/**
 * What the sample hospital gives an instance to know it by.
 *
 * @param data folder of the instance
 * @param registers file
 * @param countries file of the countries of addresses
 */
record SampleFiles(Path data, Path registers, Path countries) {

  static SampleFiles write(Path folder) throws IOException {
    Path registers = Files.writeString(folder.resolve("registers.yaml"), SampleRegisters.yaml());
    Path countries =
        Files.write(folder.resolve("countries.mmdb"), CountryDatabase.ofTheSample().bytes());
    return new SampleFiles(folder.resolve("data"), registers, countries);
  }
}
