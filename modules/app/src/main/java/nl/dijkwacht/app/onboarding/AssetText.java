package nl.dijkwacht.app.onboarding;

import java.util.List;
import java.util.Locale;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.collectors.coverage.SelectorJson;
import nl.dijkwacht.core.coverage.AssetCoverage;
import nl.dijkwacht.core.coverage.Extent;

/** How much of the access to assets is recorded, for people. */
public final class AssetText {

  private final Terminal terminal;

  public AssetText(Terminal terminal) {
    this.terminal = terminal;
  }

  public void print(AssetSurvey survey) {
    survey
        .obstacles()
        .forEach(
            (where, obstacle) ->
                terminal.complaint(
                    Terminal.plain(
                        "%s: %s. %s".formatted(where, obstacle.found(), obstacle.remedy()))));
    terminal.line(terminal.paint(Colour.BOLD, "READS  WRITES  ASSET"));
    for (AssetCoverage asset : survey.assets()) {
      terminal.line(
          "%s   %s    %s"
              .formatted(
                  shown(asset.reads()),
                  shown(asset.writes()),
                  Terminal.plain(asset.asset().arn())));
      asset.remarks().forEach(remark -> terminal.line("               " + Terminal.plain(remark)));
      asset
          .proposal()
          .filter(proposal -> asset.asset().kind().dataType().isPresent())
          .ifPresent(
              proposal ->
                  survey
                      .trailFor(asset.asset())
                      .filter(trail -> SelectorJson.fits(trail, List.of(proposal)))
                      .ifPresent(
                          trail -> {
                            terminal.line(
                                "             → Add to the trail, which keeps what it records now:");
                            terminal.line(
                                "               aws cloudtrail put-event-selectors --region "
                                    + Terminal.plain(trail.homeRegion())
                                    + " --cli-input-json '"
                                    + Terminal.plain(
                                        SelectorJson.request(trail, List.of(proposal)).toString())
                                    + "'");
                          }));
    }
  }

  private String shown(Extent extent) {
    Colour colour =
        switch (extent) {
          case ALL -> Colour.GREEN;
          case SOME -> Colour.YELLOW;
          case NONE -> Colour.RED;
        };
    return terminal.paint(colour, "%-4s".formatted(extent.name().toLowerCase(Locale.ROOT)));
  }
}
