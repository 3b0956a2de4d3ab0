package nl.dijkwacht.collectors.queue;

import nl.dijkwacht.core.ConfigurationItem;
import nl.dijkwacht.core.ServiceFinding;
import nl.dijkwacht.topics.Reading;

/** Brings what services of AWS write into the forms of the topics. Never throws. Thread-safe. */
public interface Conversions {

  /** An item of AWS Config. */
  Reading<ConfigurationItem> item(byte[] json);

  /** A finding; of AWS Config a change of compliance. */
  Reading<ServiceFinding> finding(ServiceFinding.Service service, byte[] json);
}
