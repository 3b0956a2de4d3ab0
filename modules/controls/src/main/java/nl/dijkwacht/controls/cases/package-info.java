/** Tries controls on the examples beside them. */
@NullMarked
package nl.dijkwacht.controls.cases;

import org.jspecify.annotations.NullMarked;
