/** What the law and the organisation ask of resources, and whether they are so. */
@NullMarked
package nl.dijkwacht.controls;

import org.jspecify.annotations.NullMarked;
