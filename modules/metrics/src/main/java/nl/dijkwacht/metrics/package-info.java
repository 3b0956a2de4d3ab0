/** The catalogue of meters: what Dijkwacht counts and times, under which names and labels. */
@NullMarked
package nl.dijkwacht.metrics;

import org.jspecify.annotations.NullMarked;
