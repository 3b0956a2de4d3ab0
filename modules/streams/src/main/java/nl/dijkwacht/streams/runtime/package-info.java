/** What all stages share: their Kafka Streams properties, dead letters, life and health. */
@NullMarked
package nl.dijkwacht.streams.runtime;

import org.jspecify.annotations.NullMarked;
