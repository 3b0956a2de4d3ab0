/** What CloudTrail's LookupEvents tells of an account and Region becomes trail events. */
@NullMarked
package nl.dijkwacht.collectors.lookup;

import org.jspecify.annotations.NullMarked;
