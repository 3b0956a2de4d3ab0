/** Tests of the life of cases. */
@NullMarked
package nl.dijkwacht.core.cases;

import org.jspecify.annotations.NullMarked;
