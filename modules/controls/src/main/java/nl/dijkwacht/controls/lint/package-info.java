/** What a control could say more or better, beyond what keeps it from being used. */
@NullMarked
package nl.dijkwacht.controls.lint;

import org.jspecify.annotations.NullMarked;
