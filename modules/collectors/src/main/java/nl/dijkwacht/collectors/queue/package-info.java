/** From queues in SQS to the collect topics: a message is deleted once all it says is in Kafka. */
@NullMarked
package nl.dijkwacht.collectors.queue;

import org.jspecify.annotations.NullMarked;
