/** The functions that expressions of controls can call. */
@NullMarked
package nl.dijkwacht.controls.functions;

import org.jspecify.annotations.NullMarked;
