/** What is said of controls that could say more. */
@NullMarked
package nl.dijkwacht.controls.lint;

import org.jspecify.annotations.NullMarked;
