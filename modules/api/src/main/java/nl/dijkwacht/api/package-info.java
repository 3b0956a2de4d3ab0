/**
 * The HTTP server and what everyone may read of Dijkwacht: metrics for Prometheus and health for
 * who runs it.
 */
@NullMarked
package nl.dijkwacht.api;

import org.jspecify.annotations.NullMarked;
