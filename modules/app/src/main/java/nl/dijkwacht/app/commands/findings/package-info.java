/** {@code dijkwacht findings}: looking at them, and deciding about them. */
@NullMarked
package nl.dijkwacht.app.commands.findings;

import org.jspecify.annotations.NullMarked;
