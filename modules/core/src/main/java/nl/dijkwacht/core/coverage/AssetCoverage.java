package nl.dijkwacht.core.coverage;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;

/**
 * How much of the access to an asset is recorded.
 *
 * @param reads of the operations by which its data gets known
 * @param writes of the operations by which its data is changed
 * @param trails that record any of it, by name
 * @param missedReads operations of which not all is recorded
 * @param remarks sentences for people: what is not recorded and why
 * @param proposal the smallest selector that would record all reads, if they are not
 */
public record AssetCoverage(
    SelectableAsset asset,
    Extent reads,
    Extent writes,
    List<String> trails,
    List<String> missedReads,
    List<String> remarks,
    Optional<Advanced> proposal) {

  public AssetCoverage {
    trails = List.copyOf(trails);
    missedReads = List.copyOf(missedReads);
    remarks = List.copyOf(remarks);
  }
}
