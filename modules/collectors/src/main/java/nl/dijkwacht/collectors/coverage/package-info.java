/** Whether access to an asset is recorded by a trail's event selectors, and what is lacking. */
@NullMarked
package nl.dijkwacht.collectors.coverage;

import org.jspecify.annotations.NullMarked;
