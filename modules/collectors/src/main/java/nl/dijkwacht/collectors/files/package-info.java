/** CloudTrail records out of files and folders, as a stream, whatever they are wrapped in. */
@NullMarked
package nl.dijkwacht.collectors.files;

import org.jspecify.annotations.NullMarked;
