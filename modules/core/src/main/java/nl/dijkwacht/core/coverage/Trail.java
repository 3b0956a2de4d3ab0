package nl.dijkwacht.core.coverage;

import java.util.List;

/**
 * A trail as far as it matters for what it records.
 *
 * @param name its name or ARN, for people
 * @param account that owns it, 12 digits
 * @param homeRegion the only Region it records unless it is one of all Regions
 * @param allRegions whether it records all Regions
 * @param organisation whether it records all accounts of the organisation
 * @param logging whether it is switched on
 */
public record Trail(
    String name,
    String account,
    String homeRegion,
    boolean allRegions,
    boolean organisation,
    boolean logging,
    List<TrailSelector> selectors) {

  public Trail {
    selectors = List.copyOf(selectors);
  }

  /** How much of an asset's events come to the trail at all. */
  Extent reach(SelectableAsset asset) {
    if (!logging) {
      return Extent.NONE;
    }
    Extent account =
        organisation
            ? Extent.ALL
            : asset.account().map(a -> Extent.of(a.equals(this.account))).orElse(Extent.SOME);
    Extent region =
        allRegions
            ? Extent.ALL
            : asset.region().map(r -> Extent.of(r.equals(homeRegion))).orElse(Extent.SOME);
    return account.and(region);
  }
}
