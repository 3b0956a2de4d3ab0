package nl.dijkwacht.streams.siem;

import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.wire.Outcome;

/**
 * A form that SIEMs read, and the topic for it.
 *
 * @param findings writes a version of a finding
 * @param cases writes a version of a breach case
 */
public record SiemForm(Topic<byte[]> topic, Writer<Finding> findings, Writer<Case> cases) {

  /**
   * Writes one version of something. The same input must give the same bytes. Thread-safe.
   *
   * @param <V> what it is
   */
  @FunctionalInterface
  public interface Writer<V> {

    /**
     * The event, in UTF-8; or why there is none, without content of the value.
     *
     * @param id of this version: the same whenever it is written again
     * @param first whether nothing was written of it before
     */
    Outcome<byte[]> write(V value, String id, boolean first);
  }
}
