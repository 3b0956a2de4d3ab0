/** Tests of the reading of JSON in place, with Jackson as the reference. */
@NullMarked
package nl.dijkwacht.core.json;

import org.jspecify.annotations.NullMarked;
