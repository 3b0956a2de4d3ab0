/** Judges accesses to personal data by the habit of those who make them, and by the registers. */
@NullMarked
package nl.dijkwacht.streams.behaviour;

import org.jspecify.annotations.NullMarked;
