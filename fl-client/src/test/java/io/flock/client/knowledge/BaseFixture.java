package io.flock.client.knowledge;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.OpenProposals;
import io.flock.protocol.marketplace.knowledge.ProposalRule;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Documents as the ledger records them. */
public final class BaseFixture {
    public static final String CERTIFICATES =
            "Certificates of an organisation end after a year. Ask the certificate authority for a new one before the old"
                    + " one expires, and put it beside the key in the MSP folder.";
    public static final String GRAPES =
            "Grapes are harvested in autumn, when their sugar is highest. The juice ferments in barrels for two weeks.";
    public static final String DIGITS =
            "The digits data set has grey images of eight by eight pixels, written by hand by thirty people.";

    private BaseFixture() {}

    /** What one contributor proposed to a listing. */
    public static KnowledgeDocument document(ListingId listing, String title, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ProposalRule.propose(
                new ProposeKnowledge(
                        listing,
                        new ContentRef("bafydocument", FieldHash.ofBytes(bytes)),
                        bytes.length,
                        title,
                        "CC-BY-4.0",
                        Optional.empty()),
                Optional.empty(),
                OpenProposals.none(),
                KnowledgeBounds.defaults(),
                5,
                AccountId.of("Org1MSP", "ann"),
                1_800_000_000);
    }
}
