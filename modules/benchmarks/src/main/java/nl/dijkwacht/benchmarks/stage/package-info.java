/** A stage at work on the broker, how soon it works records off, and what that takes. */
@NullMarked
package nl.dijkwacht.benchmarks.stage;

import org.jspecify.annotations.NullMarked;
