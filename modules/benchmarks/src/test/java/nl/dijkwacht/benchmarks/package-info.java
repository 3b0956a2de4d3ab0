/** Whether the benchmarks work; no test looks at how fast anything is. */
@NullMarked
package nl.dijkwacht.benchmarks;

import org.jspecify.annotations.NullMarked;
