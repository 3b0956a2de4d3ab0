/** {@code dijkwacht rules}: from checking and testing them to publishing them. */
@NullMarked
package nl.dijkwacht.app.commands.rules;

import org.jspecify.annotations.NullMarked;
