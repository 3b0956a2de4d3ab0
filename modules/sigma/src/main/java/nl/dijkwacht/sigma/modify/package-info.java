/** What the modifiers behind a field's name make of its values, from left to right. */
@NullMarked
package nl.dijkwacht.sigma.modify;

import org.jspecify.annotations.NullMarked;
