/** A server that speaks AWS's protocols and answers as the test tells it to. */
@NullMarked
package nl.dijkwacht.testkit.aws.protocol;

import org.jspecify.annotations.NullMarked;
