/** {@code dijkwacht controls}: the technical controls, and what is told of them. */
@NullMarked
package nl.dijkwacht.app.commands.controls;

import org.jspecify.annotations.NullMarked;
