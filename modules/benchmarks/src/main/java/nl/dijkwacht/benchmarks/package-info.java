/**
 * Benchmarks of reading, matching, and the whole way through Kafka; they print what they ran on.
 */
@NullMarked
package nl.dijkwacht.benchmarks;

import org.jspecify.annotations.NullMarked;
