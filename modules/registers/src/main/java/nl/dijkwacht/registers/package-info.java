/** What the organisation wrote down about its accounts and data, and what it allows for a time. */
@NullMarked
package nl.dijkwacht.registers;

import org.jspecify.annotations.NullMarked;
