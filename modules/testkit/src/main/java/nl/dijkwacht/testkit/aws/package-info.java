/** What stands in for AWS in tests. */
@NullMarked
package nl.dijkwacht.testkit.aws;

import org.jspecify.annotations.NullMarked;
