/** The wire contract: which topics there are, what their records hold, and how both are checked. */
@NullMarked
package nl.dijkwacht.topics;

import org.jspecify.annotations.NullMarked;
