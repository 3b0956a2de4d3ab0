/** Tests of the words of the domain. */
@NullMarked
package nl.dijkwacht.core;

import org.jspecify.annotations.NullMarked;
