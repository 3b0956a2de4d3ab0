/** Tests of what rules say. */
@NullMarked
package nl.dijkwacht.core.signal;

import org.jspecify.annotations.NullMarked;
