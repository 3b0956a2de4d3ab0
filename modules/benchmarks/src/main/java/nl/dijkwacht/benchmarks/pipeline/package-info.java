/** {@code pipeline} and {@code latency}: how fast detect works, how soon alerts are there. */
@NullMarked
package nl.dijkwacht.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
