/** Tests of the life of findings. */
@NullMarked
package nl.dijkwacht.core.finding;

import org.jspecify.annotations.NullMarked;
