package nl.dijkwacht.collectors.queue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.producer.Producer;

/** A producer that a test acts in the middle of. */
final class FailingProducer {

  private FailingProducer() {}

  /**
   * @param before writing, each time
   * @param after all is in Kafka, each time
   */
  static Producer<byte[], byte[]> around(
      Producer<byte[], byte[]> real, Runnable before, Runnable after) {
    @SuppressWarnings("unchecked") // The interface has no other form at run time.
    Producer<byte[], byte[]> failing =
        (Producer<byte[], byte[]>)
            Proxy.newProxyInstance(
                Producer.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("send")) {
                    before.run();
                  }
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  } finally {
                    if (method.getName().equals("flush")) {
                      after.run();
                    }
                  }
                });
    return failing;
  }
}
