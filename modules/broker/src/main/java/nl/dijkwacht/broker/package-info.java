/**
 * The embedded single-node Kafka: broker and controller in this process, reachable from this
 * machine alone.
 */
@NullMarked
package nl.dijkwacht.broker;

import org.jspecify.annotations.NullMarked;
