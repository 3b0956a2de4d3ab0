/** Whether the log files of a trail are as CloudTrail wrote them, by its signed digest files. */
@NullMarked
package nl.dijkwacht.collectors.integrity;

import org.jspecify.annotations.NullMarked;
