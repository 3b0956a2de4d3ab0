/** Writes Grafana's dashboards from code, so that they are alike and ask for meters that exist. */
@NullMarked
package nl.dijkwacht.metrics.dashboards;

import org.jspecify.annotations.NullMarked;
