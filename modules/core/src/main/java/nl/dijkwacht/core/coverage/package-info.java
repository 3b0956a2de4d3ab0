/** Tells from the selectors of trails which access to data is recorded, and what nobody sees. */
@NullMarked
package nl.dijkwacht.core.coverage;

import org.jspecify.annotations.NullMarked;
