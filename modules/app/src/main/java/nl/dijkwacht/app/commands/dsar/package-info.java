/** {@code dijkwacht dsar}: requests of data subjects; show and link are in casework. */
@NullMarked
package nl.dijkwacht.app.commands.dsar;

import org.jspecify.annotations.NullMarked;
