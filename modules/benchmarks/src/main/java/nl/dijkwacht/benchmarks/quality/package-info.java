/** {@code quality}: made-up organisations through all stages, and what people hear of it. */
@NullMarked
package nl.dijkwacht.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
