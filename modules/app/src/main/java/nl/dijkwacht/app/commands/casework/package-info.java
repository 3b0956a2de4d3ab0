/** What {@code dijkwacht cases} and {@code dijkwacht dsar} share, such as show and link. */
@NullMarked
package nl.dijkwacht.app.commands.casework;

import org.jspecify.annotations.NullMarked;
