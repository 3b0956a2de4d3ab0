package nl.dijkwacht.app.commands.response;

import picocli.CommandLine.Command;

/** The commands about responses. */
@Command(
    name = "response",
    description = {
      "Others are asked to act on the resource of a finding: by a policy, with a person's approval.",
      "Dijkwacht asks; it does nothing to AWS itself."
    },
    footer = {
      "  dijkwacht response check my-policies/",
      "  dijkwacht response list",
      "  dijkwacht response approve 3f2a91c0 --role duty-officer It is no test of ours"
    })
public final class ResponsesCommand {}
