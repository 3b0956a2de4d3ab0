/** The registers that an instance works with: those that its files and its settings make. */
@NullMarked
package nl.dijkwacht.app.registers;

import org.jspecify.annotations.NullMarked;
