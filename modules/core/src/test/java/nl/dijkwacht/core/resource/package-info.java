/** Tests of the names of resources. */
@NullMarked
package nl.dijkwacht.core.resource;

import org.jspecify.annotations.NullMarked;
