/** The product's own rules on CloudTrail events, as they are shipped. */
@NullMarked
package nl.dijkwacht.rules;

import org.jspecify.annotations.NullMarked;
