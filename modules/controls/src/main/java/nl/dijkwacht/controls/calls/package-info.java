/** Where in the events of calls the resources stand that they name. */
@NullMarked
package nl.dijkwacht.controls.calls;

import org.jspecify.annotations.NullMarked;
