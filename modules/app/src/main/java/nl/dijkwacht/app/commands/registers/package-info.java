/** {@code dijkwacht registers}: checking and publishing them. */
@NullMarked
package nl.dijkwacht.app.commands.registers;

import org.jspecify.annotations.NullMarked;
