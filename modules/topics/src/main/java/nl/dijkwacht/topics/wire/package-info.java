/** How records are written and read: headers, values, and the ones that nobody could deal with. */
@NullMarked
package nl.dijkwacht.topics.wire;

import org.jspecify.annotations.NullMarked;
