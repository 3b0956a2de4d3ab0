/** Reading controls, and what they say of states and calls. */
@NullMarked
package nl.dijkwacht.controls;

import org.jspecify.annotations.NullMarked;
