/** Joins the times in which assets fail a control with who read them meanwhile. */
@NullMarked
package nl.dijkwacht.streams.exposure;

import org.jspecify.annotations.NullMarked;
