/** Which topics there are, who writes and reads them, and the payloads that only topics have. */
@NullMarked
package nl.dijkwacht.topics.catalogue;

import org.jspecify.annotations.NullMarked;
