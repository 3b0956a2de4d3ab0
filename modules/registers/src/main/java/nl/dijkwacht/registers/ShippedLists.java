package nl.dijkwacht.registers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Objects;

/** The lists of countries and Regions that come with Dijkwacht. Thread-safe. */
record ShippedLists(Collection<CountryEntry> countries, Collection<RegionEntry> regions) {

  static final ShippedLists INSTANCE = read();

  /** Of which month the lists are, as their files say. */
  static final String AS_OF = "November 2026";

  private static ShippedLists read() {
    RegisterEntries entries = new RegisterEntries(RegisterSettings.DEFAULT);
    entries.add(file("countries.yml"));
    entries.add(file("regions.yml"));
    if (!entries.problems().list().isEmpty()) {
      throw new IllegalStateException(entries.problems().list().toString());
    }
    return new ShippedLists(
        entries.of(Register.COUNTRIES).values(), entries.of(Register.REGIONS).values());
  }

  static RegisterFile file(String name) {
    try (InputStream in =
        Objects.requireNonNull(ShippedLists.class.getResourceAsStream(name), name)) {
      return new RegisterFile(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("A list that comes with Dijkwacht cannot be read.", e);
    }
  }
}
