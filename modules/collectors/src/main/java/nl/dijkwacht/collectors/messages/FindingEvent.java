package nl.dijkwacht.collectors.messages;

import nl.dijkwacht.collectors.messages.Message.Ignored;
import nl.dijkwacht.collectors.messages.Message.ServiceFindingJson;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.signal.ServiceFinding.Service;

/** What services that find something tell through EventBridge. */
final class FindingEvent {

  private FindingEvent() {}

  static void read(String source, String detailType, JsonView detail, Said said) {
    if (source.equals("aws.guardduty") && detailType.equals("GuardDuty Finding")) {
      said.add(new ServiceFindingJson(Service.GUARD_DUTY, detail.bytes()));
    } else if (source.equals("aws.macie") && detailType.equals("Macie Finding")) {
      said.add(new ServiceFindingJson(Service.MACIE, detail.bytes()));
    } else if (source.equals("aws.securityhub") && detail.member("findings").isArray()) {
      // It sends findings as they come, in two schemas, and those that a person picks.
      detail.member("findings").elements().forEach(finding -> ofSecurityHub(finding, said));
    } else {
      said.ignored(Ignored.Kind.EVENTBRIDGE);
    }
  }

  private static void ofSecurityHub(JsonView finding, Said said) {
    if (finding.isObject()) {
      said.add(new ServiceFindingJson(Service.SECURITY_HUB, finding.bytes()));
    } else {
      said.unusable(DeadLetterReason.UNKNOWN_MESSAGE, "a finding of Security Hub is no object");
    }
  }
}
