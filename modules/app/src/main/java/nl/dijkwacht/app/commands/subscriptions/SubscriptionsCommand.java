package nl.dijkwacht.app.commands.subscriptions;

import picocli.CommandLine.Command;

/** The commands about subscriptions. */
@Command(
    name = "subscriptions",
    description = "Who is told of alerts and notices, where and when: check, test, list, publish.",
    footer = {
      "  dijkwacht subscriptions check my-subscriptions/",
      "  dijkwacht subscriptions test my-subscriptions/ --id soc",
      "  dijkwacht subscriptions publish my-subscriptions/"
    })
public final class SubscriptionsCommand {}
