package nl.dijkwacht.collectors.findings;

import java.util.List;
import nl.dijkwacht.collectors.json.JsonTree;
import nl.dijkwacht.collectors.json.TreeReading;

/**
 * Reads what services of AWS found: events of GuardDuty, Macie and Security Hub, changes of
 * compliance with rules of AWS Config, and answers of the APIs of the first three; plain or wrapped
 * by EventBridge or SNS. An update of a finding has the id of the finding, and so have its copies:
 * those that an administrator of the organisation gets, and those that Security Hub passes on.
 * Never throws. Thread-safe.
 */
public final class ServiceFindingReader {

  /**
   * Reads a message, an answer of an API, or a finding.
   *
   * @param place what it came from, to stand in dead letters
   */
  public List<FindingReading> read(String place, byte[] json) {
    FindingDelivery delivery = new FindingDelivery(place);
    TreeReading reading = JsonTree.read(json, FindingDelivery.LIMITS);
    if (reading instanceof TreeReading.Tree tree) {
      delivery.tree(tree.value());
    } else if (reading instanceof TreeReading.Broken broken) {
      delivery.unusable(broken.reason(), broken.detail(), json);
    }
    return delivery.readings();
  }
}
