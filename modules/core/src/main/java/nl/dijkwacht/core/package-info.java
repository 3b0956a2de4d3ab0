/** The words of the domain: what Dijkwacht sees, decides and tells, as immutable values. */
@NullMarked
package nl.dijkwacht.core;

import org.jspecify.annotations.NullMarked;
