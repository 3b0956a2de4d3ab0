/** What benchmarks print: the machine, then time, CPU and memory beside their targets. */
@NullMarked
package nl.dijkwacht.benchmarks.report;

import org.jspecify.annotations.NullMarked;
