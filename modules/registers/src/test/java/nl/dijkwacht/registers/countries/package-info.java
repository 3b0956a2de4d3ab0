@NullMarked
package nl.dijkwacht.registers.countries;

import org.jspecify.annotations.NullMarked;
