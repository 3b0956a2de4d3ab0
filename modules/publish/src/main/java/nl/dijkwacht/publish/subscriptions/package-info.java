/** Who wants to hear of what, where and when: read from YAML, held against alerts and notices. */
@NullMarked
package nl.dijkwacht.publish.subscriptions;

import org.jspecify.annotations.NullMarked;
