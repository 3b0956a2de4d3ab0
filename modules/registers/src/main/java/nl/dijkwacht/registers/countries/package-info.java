/** In which countries addresses lie, by a file that the user provides. */
@NullMarked
package nl.dijkwacht.registers.countries;

import org.jspecify.annotations.NullMarked;
