/** Which calls touch data, what they do with them, and where in their events it stands. */
@NullMarked
package nl.dijkwacht.controls.accesses;

import org.jspecify.annotations.NullMarked;
