package nl.dijkwacht.broker;

import kafka.server.FaultHandlerFactory;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Kafka from ending the process for a fault while it starts: the start is made to fail
 * instead. Once started, Kafka's own handling holds. Thread-safe.
 */
final class StartFaults implements FaultHandlerFactory {
  private final Thread starter = Thread.currentThread();
  private final StandardFaultHandlerFactory standard = new StandardFaultHandlerFactory();
  private boolean starting = true;
  private @Nullable RuntimeException first;

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    FaultHandler usual = standard.build(name, fatal, action);
    if (!fatal) {
      return usual;
    }
    return (message, cause) -> {
      String why = cause == null ? message : cause.getMessage();
      var fault = new FaultHandlerException(name + ": " + why, cause);
      return kept(fault) ? fault : usual.handleFault(message, cause);
    };
  }

  private synchronized boolean kept(RuntimeException fault) {
    if (!starting) {
      return false;
    }
    if (first == null) {
      first = fault;
      // It may wait for what the faulty part will never do.
      if (Thread.currentThread() != starter) {
        starter.interrupt();
      }
    }
    return true;
  }

  /** Hands faults over to Kafka's own handling; a fault that came before still fails the start. */
  synchronized void endStart() {
    if (first != null) {
      throw first;
    }
    starting = false;
  }

  /** The fault behind a failed start; the interruption that tells of it ends here. */
  synchronized Exception cause(Exception failure) {
    if (first == null) {
      return failure;
    }
    Thread.interrupted();
    return first;
  }
}
