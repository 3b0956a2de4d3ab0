/** The words of the domain, a package for each matter; here, what belongs to none or to all. */
@NullMarked
package nl.dijkwacht.core;

import org.jspecify.annotations.NullMarked;
