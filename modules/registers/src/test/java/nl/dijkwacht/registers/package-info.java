/** Tests of the registers. */
@NullMarked
package nl.dijkwacht.registers;

import org.jspecify.annotations.NullMarked;
