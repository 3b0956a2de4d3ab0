package nl.dijkwacht.publish.response.requests;

import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.Registers;

/**
 * What is known of accounts and assets.
 *
 * @param assets by the registers, and those that were found by tags, by name or by Macie
 */
public record Known(Registers registers, AssetLookup assets) {

  /** By the registers alone. */
  public static Known by(Registers registers) {
    return new Known(registers, registers.assets(DiscoveredAssets.none()));
  }
}
