/** Who calls AWS, where from and by what chance, and the records that are made of it. */
@NullMarked
package nl.dijkwacht.simulator.calls;

import org.jspecify.annotations.NullMarked;
