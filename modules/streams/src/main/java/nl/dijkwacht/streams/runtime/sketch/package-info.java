/** Counts different things in little memory. */
@NullMarked
package nl.dijkwacht.streams.runtime.sketch;

import org.jspecify.annotations.NullMarked;
