package nl.dijkwacht.streams.detect;

import java.util.function.Supplier;
import nl.dijkwacht.controls.accesses.AccessCatalogue;
import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.CurrentAssets;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.countries.Countries;

/**
 * How accesses to personal data are found.
 *
 * @param calls that touch data; without any, none is looked for
 * @param assets that they may touch, by what is known now; one for all threads
 * @param countries of the addresses that calls come from
 * @param registers in effect, by which other accounts are known; asked for each event, so its
 *     answer must cost nothing
 */
public record AccessSettings(
    AccessCatalogue calls,
    CurrentAssets assets,
    Countries countries,
    Supplier<Registers> registers) {

  /** Looks for none. */
  public static AccessSettings none() {
    return of(AccessCatalogue.none(), Registers::empty, DiscoveredAssets.none(), Countries.none());
  }

  /**
   * By these registers and what was found otherwise.
   *
   * @param registers in effect; asked for each event, so its answer must cost nothing
   */
  public static AccessSettings of(
      AccessCatalogue calls,
      Supplier<Registers> registers,
      DiscoveredAssets discovered,
      Countries countries) {
    return new AccessSettings(
        calls, new CurrentAssets(registers, discovered), countries, registers);
  }

  AssetLookup lookup() {
    return assets.get();
  }
}
