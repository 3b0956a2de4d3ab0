/** Working off the objects of S3 that were announced: each is collected once, whoever reads it. */
@NullMarked
package nl.dijkwacht.collectors.objects;

import org.jspecify.annotations.NullMarked;
