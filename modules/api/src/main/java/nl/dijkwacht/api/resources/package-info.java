/** The resources of the HTTP API, version 1. */
@NullMarked
package nl.dijkwacht.api.resources;

import org.jspecify.annotations.NullMarked;
