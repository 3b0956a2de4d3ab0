/** Who touched the personal data on assets, how, and what lay open to whom meanwhile. */
@NullMarked
package nl.dijkwacht.core.access;

import org.jspecify.annotations.NullMarked;
