/** The one application: it wires everything. */
@NullMarked
package nl.dijkwacht.app;

import org.jspecify.annotations.NullMarked;
