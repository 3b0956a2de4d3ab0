/** The stage that leads breach cases and requests of data subjects, and watches their clocks. */
@NullMarked
package nl.dijkwacht.streams.cases;

import org.jspecify.annotations.NullMarked;
