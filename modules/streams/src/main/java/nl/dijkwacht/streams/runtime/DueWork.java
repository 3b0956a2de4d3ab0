package nl.dijkwacht.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.Stage;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due by the clock, each thing by itself: there is no record that could be set aside,
 * so one thing that fails would stop the stage, again after each restart, and all others with it.
 * What fails for want of a broker or a disk is no fault of the thing, and is thrown on. For one
 * processor.
 */
public final class DueWork {

  private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

  private final MeterRegistry registry;
  private final Stage stage;

  public DueWork(MeterRegistry registry, Stage stage) {
    this.registry = registry;
    this.stage = stage;
  }

  /**
   * Does one thing.
   *
   * @return false if it failed, which was counted and logged
   * @throws KafkaException if the cluster or a store failed
   */
  public boolean attempt(Runnable thing) {
    try {
      thing.run();
      return true;
    } catch (SerializationException e) {
      return failed(e);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** The message may quote what it is about, so only the kind of failure is logged. */
  private boolean failed(RuntimeException failure) {
    LOG.error(
        "Something that was due in stage {} failed with {}, which is a fault of Dijkwacht; the"
            + " others go on. Log at DEBUG to see where",
        stage.label(),
        failure.getClass().getName());
    LOG.debug("What failed", failure);
    Meters.STREAM_DUE_FAILED.counter(registry, stage.label()).increment();
    return false;
  }
}
