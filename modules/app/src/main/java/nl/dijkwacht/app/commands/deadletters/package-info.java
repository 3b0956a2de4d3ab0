/** {@code dijkwacht dead-letters}: listing them, and putting them back. */
@NullMarked
package nl.dijkwacht.app.commands.deadletters;

import org.jspecify.annotations.NullMarked;
