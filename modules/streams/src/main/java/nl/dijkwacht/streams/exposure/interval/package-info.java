/** Times of exposure and what was read in them, as functions of verdicts and accesses. */
@NullMarked
package nl.dijkwacht.streams.exposure.interval;

import org.jspecify.annotations.NullMarked;
