package nl.dijkwacht.metrics.dashboards;

import java.util.List;

/** All dashboards, in the order of their numbers. */
final class Dashboards {

  static final List<Dashboard> ALL =
      List.of(
          OverviewDashboard.dashboard(),
          AlertsDashboard.dashboard(),
          AccessDashboard.dashboard(),
          DriftDashboard.dashboard(),
          TransfersDashboard.dashboard(),
          CasesDashboard.dashboard(),
          PipelineDashboard.dashboard());

  private Dashboards() {}
}
