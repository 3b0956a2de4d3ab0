/** {@code scan}: delivery files unpacked, read and matched without Kafka. */
@NullMarked
package nl.dijkwacht.benchmarks.scan;

import org.jspecify.annotations.NullMarked;
