/** What controls say of resources, and the calls that changed them. */
@NullMarked
package nl.dijkwacht.core.verdict;

import org.jspecify.annotations.NullMarked;
