/** What lies in files and folders, collected once each, with checkpoints in Kafka. */
@NullMarked
package nl.dijkwacht.collectors.folders;

import org.jspecify.annotations.NullMarked;
