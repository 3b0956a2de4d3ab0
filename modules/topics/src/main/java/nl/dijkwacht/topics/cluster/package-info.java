/** Topics on a cluster: made as the catalogue has them, compared with it, read and followed. */
@NullMarked
package nl.dijkwacht.topics.cluster;

import org.jspecify.annotations.NullMarked;
