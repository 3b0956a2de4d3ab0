/** {@code dijkwacht topics}: making and checking them, and the rights on them. */
@NullMarked
package nl.dijkwacht.app.commands.topics;

import org.jspecify.annotations.NullMarked;
