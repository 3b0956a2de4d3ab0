/** The embedded broker that benchmarks run on, and trail events as its records. */
@NullMarked
package nl.dijkwacht.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
