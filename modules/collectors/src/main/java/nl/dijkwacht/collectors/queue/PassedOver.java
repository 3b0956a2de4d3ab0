package nl.dijkwacht.collectors.queue;

import nl.dijkwacht.collectors.ToldOnce;
import nl.dijkwacht.collectors.messages.Message;
import org.slf4j.LoggerFactory;

/** Tells people once of what is passed over and may need them. For one thread. */
final class PassedOver {

  private final ToldOnce told = new ToldOnce(LoggerFactory.getLogger(PassedOver.class));
  private final String queue;

  /**
   * @param queue its name, fit for logs
   */
  PassedOver(String queue) {
    this.queue = queue;
  }

  void tell(Message.Ignored ignored) {
    String about = ignored.about().isEmpty() ? "(unnamed)" : ignored.about();
    switch (ignored.kind()) {
      case UNKNOWN_OBJECT ->
          told.warn(
              "%s announces objects of bucket %s whose keys are not those of log files; they are"
                      .formatted(queue, about)
                  + " passed over");
      case SUBSCRIPTION ->
          told.warn(
              "SNS asks whether %s may be subscribed to topic %s. Dijkwacht never confirms that; if"
                      .formatted(queue, about)
                  + " you want it, subscribe the queue from its own account");
      case CONFIG_FAILURE ->
          told.warn(
              "AWS Config tells %s that it could not deliver a file; look at its delivery channel"
                  .formatted(queue));
      default -> {}
    }
  }
}
