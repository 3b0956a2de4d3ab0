/** Tests of what controls say, and of the changes behind it. */
@NullMarked
package nl.dijkwacht.core.verdict;

import org.jspecify.annotations.NullMarked;
