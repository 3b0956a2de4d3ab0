/** Tests of who touches data. */
@NullMarked
package nl.dijkwacht.core.access;

import org.jspecify.annotations.NullMarked;
