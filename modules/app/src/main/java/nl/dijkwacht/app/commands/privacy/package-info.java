/** {@code dijkwacht pseudonyms}, {@code resolve}, {@code export} and {@code hold}. */
@NullMarked
package nl.dijkwacht.app.commands.privacy;

import org.jspecify.annotations.NullMarked;
