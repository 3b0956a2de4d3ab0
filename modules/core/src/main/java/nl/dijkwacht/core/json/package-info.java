/** JSON read in place: one bounded pass over the bytes, then fields on demand by path. */
@NullMarked
package nl.dijkwacht.core.json;

import org.jspecify.annotations.NullMarked;
