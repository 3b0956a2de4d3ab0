/**
 * The command line: a package for each command, and {@code report}, {@code input}, {@code kafka}
 * and {@code stage} for what several of them need.
 */
@NullMarked
package nl.dijkwacht.benchmarks;

import org.jspecify.annotations.NullMarked;
