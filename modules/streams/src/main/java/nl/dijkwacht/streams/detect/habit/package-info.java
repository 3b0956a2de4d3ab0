/** What is usual for a source of events, and when its silence is not. Knows no Kafka. */
@NullMarked
package nl.dijkwacht.streams.detect.habit;

import org.jspecify.annotations.NullMarked;
