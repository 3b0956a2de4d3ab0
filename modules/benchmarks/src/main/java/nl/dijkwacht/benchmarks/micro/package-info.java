/** {@code jmh}: reading, matching and judging of one record, candidate or item at a time. */
@NullMarked
package nl.dijkwacht.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
