/**
 * What Dijkwacht tells over HTTP about itself: metrics for Prometheus and health for who runs it.
 */
@NullMarked
package nl.dijkwacht.api;

import org.jspecify.annotations.NullMarked;
