/** The controls that an instance judges by, and what is told of them. */
@NullMarked
package nl.dijkwacht.app.controls;

import org.jspecify.annotations.NullMarked;
