/** What benchmarks read, the same each time: records, rules and registers. */
@NullMarked
package nl.dijkwacht.benchmarks.input;

import org.jspecify.annotations.NullMarked;
