/**
 * Documents that are published over Kafka: putting them there, and following them while it runs.
 */
@NullMarked
package nl.dijkwacht.app.publication;

import org.jspecify.annotations.NullMarked;
