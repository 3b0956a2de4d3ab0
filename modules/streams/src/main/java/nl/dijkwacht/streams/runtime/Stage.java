package nl.dijkwacht.streams.runtime;

import org.apache.kafka.streams.Topology;

/**
 * One stage of the stream: a topology with a name. It reads topics and writes its own, and knows no
 * other stage.
 *
 * @param name as it stands in topic names, metrics and on the command line
 * @param version of the topology; a change that cannot read the old state counts it up, and the new
 *     application then reads its input from the start
 * @param deadLetters the full name of the topic for input that this stage cannot use
 */
public record Stage(String name, int version, Topology topology, String deadLetters) {

  /** Kafka Streams' {@code application.id}: prefix, stage and version. */
  public String applicationId(String prefix) {
    return prefix + "." + name + "-v" + version;
  }
}
