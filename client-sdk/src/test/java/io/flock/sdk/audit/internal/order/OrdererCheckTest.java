package io.flock.sdk.audit.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.BlockRange;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.Difference.Kind;
import io.flock.sdk.audit.OrderedBlocks;
import io.flock.sdk.audit.SignedChain;
import io.flock.sdk.audit.internal.block.BlockBytes;
import io.flock.sdk.audit.internal.msp.TestSigner;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whose signature under a block counts, and each way in which it does not. */
class OrdererCheckTest {
    private static final String ORDERER = "OrdererMSP";
    private static final OrdererAuthority AUTHORITY = OrdererAuthority.root("orderers");
    private static final OrdererAuthority PEERS = OrdererAuthority.root("peers");
    private static final TestSigner FIRST = AUTHORITY.member(ORDERER, "orderer1", "orderer");
    private static final TestSigner SECOND = AUTHORITY.member(ORDERER, "orderer2", "orderer");
    private static final TestSigner PEER = PEERS.member("Org1MSP", "peer", "peer");
    private static final ConfigGroup RAFT = raft().build();

    private static ChannelDraft raft() {
        return new ChannelDraft().peers("Org1MSP", PEERS).orderers(ORDERER, AUTHORITY);
    }

    private static Map<OrganisationId, List<X509Certificate>> known(OrdererAuthority authority) {
        return Map.of(OrganisationId.parse(ORDERER), List.of(authority.certificate()));
    }

    private static AuditSettings knowing(OrdererAuthority authority) {
        return AuditSettings.of(SignedChain.CHANNEL, "flock").withOrderers(known(authority));
    }

    private static void assertClean(SignedChain chain) {
        AuditReport report = chain.audit();
        assertThat(report.differences()).isEmpty();
        assertThat(report.orderers()).isEqualTo(new OrderedBlocks(chain.blocks().size() - 1L, Optional.empty()));
    }

    private static void assertNames(AuditReport report, int... blocks) {
        assertThat(report.differences()).allSatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.ORDERER);
            assertThat(difference.subject()).isEqualTo("signatures");
        });
        assertThat(report.differences())
                .extracting(Difference::block)
                .containsExactly(IntStream.of(blocks).mapToObj(Long::valueOf).toArray(Long[]::new));
    }

    /** The last block alone is not signed as it should be. */
    private static void assertNamesLast(SignedChain chain) {
        assertNames(chain.audit(), chain.blocks().size() - 1);
    }

    @Test
    void oneOrderersSignature_isEnoughByTheRuleOfRaft_andHasNotExpired() {
        assertClean(new SignedChain(RAFT).add(FIRST).add(SECOND).add(FIRST, SECOND));
    }

    @Test
    void missingSignature_isNamed_alsoWhereTheMetadataAreCutOff() {
        SignedChain chain = new SignedChain(RAFT).add(FIRST).add();

        assertNamesLast(chain);
        assertThat(chain.audit().differences().get(0).toString())
                .contains("expected ANY Writers of [OrdererMSP]", "found no signature");

        Block last = chain.blocks().get(2);
        chain.blocks().set(2, last.toBuilder().clearMetadata().build());
        assertThat(chain.audit().differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(Kind.ORDERER, Kind.CHAIN);
    }

    @Test
    void everyChangedPartOfWhatIsSigned_isNamed() {
        List<UnaryOperator<Metadata>> changes = List.of(
                metadata -> metadata.toBuilder()
                        .setValue(metadata.getValue().concat(ByteString.copyFrom(new byte[] {24, 1})))
                        .build(),
                changed(signature -> signature.setSignatureHeader(SignatureHeader.newBuilder()
                        .setCreator(FIRST.serialised())
                        .setNonce(ByteString.copyFromUtf8("other"))
                        .build()
                        .toByteString())),
                changed(signature -> signature.setSignatureHeader(SignatureHeader.newBuilder()
                        .setCreator(SECOND.serialised())
                        .setNonce(ByteString.copyFromUtf8("nonce"))
                        .build()
                        .toByteString())),
                changed(signature -> signature.setSignature(flipped(signature.getSignature()))),
                changed(signature -> signature.setSignature(ByteString.EMPTY)),
                changed(signature -> signature.setSignature(FIRST.highS(signature.getSignature()))));
        for (UnaryOperator<Metadata> change : changes) {
            assertNamesLast(new SignedChain(RAFT).add(FIRST).add(FIRST).change(change));
        }
    }

    private static UnaryOperator<Metadata> changed(UnaryOperator<MetadataSignature.Builder> change) {
        return metadata -> metadata.toBuilder()
                .setSignatures(0, change.apply(metadata.getSignatures(0).toBuilder()))
                .build();
    }

    private static ByteString flipped(ByteString signature) {
        byte[] bytes = signature.toByteArray();
        bytes[bytes.length - 1] ^= 1;
        return ByteString.copyFrom(bytes);
    }

    @Test
    void signatureOfAnotherBlock_isNamed() {
        SignedChain chain = new SignedChain(RAFT).add(FIRST).add(FIRST);
        ByteString first = chain.blocks().get(1).getMetadata().getMetadata(0);

        assertNamesLast(chain.change(metadata -> parsed(first)));
    }

    private static Metadata parsed(ByteString metadata) {
        try {
            return Metadata.parseFrom(metadata);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changedHeader_isNamed_evenWhereTheChainIsMendedBehindIt() {
        SignedChain chain = new SignedChain(RAFT).add(FIRST).add(FIRST);
        Block.Builder last = chain.blocks().get(2).toBuilder();
        last.setData(chain.blocks().get(0).getData());
        last.getHeaderBuilder().setDataHash(BlockBytes.dataHash(last.build()));
        chain.blocks().set(2, last.build());

        assertNamesLast(chain);
    }

    @Test
    void strangersSignature_isNamed() {
        OrdererAuthority forged = OrdererAuthority.root("orderers");

        assertNamesLast(new SignedChain(RAFT).add(forged.member(ORDERER, "orderer1", "orderer")));
        assertNamesLast(new SignedChain(RAFT).add(forged.member("StrangerMSP", "orderer1", "orderer")));
        assertNamesLast(new SignedChain(RAFT)
                .add(FIRST)
                .change(changed(signature -> signature.setSignatureHeader(SignatureHeader.newBuilder()
                        .setCreator(ByteString.copyFromUtf8("no identity"))
                        .build()
                        .toByteString()))));
        assertNamesLast(new SignedChain(RAFT)
                .add(FIRST)
                .change(changed(signature -> signature.setSignatureHeader(ByteString.copyFromUtf8("no header")))));
    }

    @Test
    void membersSignatureOfAnotherOrganisation_isNamed_whateverNameItGivesItself() {
        SignedChain chain = new SignedChain(RAFT).add(PEER);
        assertNamesLast(chain);
        assertThat(chain.audit().differences().get(0).found()).contains("Org1MSP", "CN=peer");

        assertNamesLast(new SignedChain(RAFT).add(PEERS.member(ORDERER, "peer", "orderer")));
    }

    @Test
    void orderersOfAnotherAuthorityThanTheAuditorKnows_areNamed_inEveryBlock() {
        SignedChain chain = new SignedChain(RAFT).add(FIRST).add(SECOND);

        assertNames(chain.audit(knowing(OrdererAuthority.root("orderers"))), 1, 2);
        assertThat(chain.audit(knowing(AUTHORITY)).differences()).isEmpty();
        assertThat(chain.audit(knowing(AUTHORITY)).orderersCertified()).isTrue();
    }

    @Test
    void policyThatAsksForNobody_letsNoUnsignedBlockPass() {
        SignedChain chain =
                new SignedChain(raft().policy(ChannelDraft.outOf(0, List.of())).build());

        assertNamesLast(chain.add(FIRST).add());
    }

    @Test
    void policyThatIsMissing_orUnknown_isSatisfiedByNobody() {
        ConfigGroup orderer = RAFT.getGroupsOrThrow("Orderer");
        ConfigGroup without = RAFT.toBuilder()
                .putGroups("Orderer", orderer.toBuilder().clearPolicies().build())
                .build();

        assertNamesLast(new SignedChain(without).add(FIRST));
        assertNamesLast(new SignedChain(raft().policy(ChannelDraft.meta(ImplicitMetaPolicy.Rule.ANY, "Nobody"))
                        .build())
                .add(FIRST));
    }

    @Test
    void severalOrganisations_countByTheRule() {
        OrdererAuthority others = OrdererAuthority.root("others");
        TestSigner other = others.member("OtherMSP", "orderer3", "orderer");
        ChannelDraft both = raft().orderers("OtherMSP", others);

        assertClean(new SignedChain(both.build()).add(FIRST).add(other));
        for (ImplicitMetaPolicy.Rule rule : List.of(ImplicitMetaPolicy.Rule.ALL, ImplicitMetaPolicy.Rule.MAJORITY)) {
            ConfigGroup strict = both.policy(ChannelDraft.meta(rule, "Writers")).build();
            assertClean(new SignedChain(strict).add(FIRST, other));
            assertNamesLast(new SignedChain(strict).add(FIRST, SECOND));
        }
    }

    @Test
    void oneOrderer_countsOnce_howeverOftenItSigns() {
        SignedChain chain = new SignedChain(raft().policy(ChannelDraft.outOf(
                        2,
                        List.of(
                                ChannelDraft.role(ORDERER, MSPRoleType.ORDERER),
                                ChannelDraft.role(ORDERER, MSPRoleType.MEMBER))))
                .build());

        assertNamesLast(chain.add(FIRST, SECOND).add(SECOND, FIRST).add(FIRST, FIRST));
    }

    @Nested
    class Membership {
        private SignedChain chain(UnaryOperator<FabricMSPConfig.Builder> change) {
            return new SignedChain(
                    new ChannelDraft().orderers(ORDERER, AUTHORITY, change).build());
        }

        @Test
        void revokedOrderer_isNamed() {
            SignedChain chain = chain(msp -> msp.addRevocationList(AUTHORITY.revoked(SECOND.certificate())));

            assertNamesLast(chain.add(FIRST).add(SECOND));
        }

        @Test
        void listOfRevokedCertificates_thatTheAuthorityDidNotSign_revokesNobody() {
            OrdererAuthority forged = OrdererAuthority.root("orderers");

            assertClean(chain(msp -> msp.addRevocationList(forged.revoked(SECOND.certificate())))
                    .add(SECOND));
        }

        @Test
        void intermediateAuthority_issuesInPlaceOfItsRoot() {
            OrdererAuthority intermediate = AUTHORITY.intermediate("intermediate");
            SignedChain chain = chain(msp -> msp.addIntermediateCerts(intermediate.pem())
                    .setFabricNodeOus(ChannelDraft.nodeUnits(ByteString.EMPTY)));

            assertNamesLast(chain.add(intermediate.member(ORDERER, "orderer3", "orderer"))
                    .add(FIRST));
        }

        @Test
        void intermediateAuthority_thatTheConfigurationDoesNotName_makesNoMembers() {
            OrdererAuthority intermediate = AUTHORITY.intermediate("intermediate");
            OrdererAuthority loose = OrdererAuthority.root("elsewhere").intermediate("loose");

            assertNamesLast(chain(msp -> msp).add(intermediate.member(ORDERER, "orderer3", "orderer")));
            assertNamesLast(chain(msp -> msp.addIntermediateCerts(loose.pem()))
                    .add(loose.member(ORDERER, "orderer3", "orderer")));
        }

        @Test
        void memberIsNoAuthority_norIsAnAuthorityAMember() {
            TestSigner authority = new TestSigner(AUTHORITY.keys(), AUTHORITY.certificate(), identity(AUTHORITY.pem()));

            assertNamesLast(chain(msp -> msp).add(authority));
            assertNamesLast(chain(msp -> msp.clearRootCerts().addRootCerts(TestSigner.pem(FIRST.certificate())))
                    .add(SECOND));
        }

        private ByteString identity(ByteString pem) {
            return org.hyperledger.fabric.protos.msp.SerializedIdentity.newBuilder()
                    .setMspid(ORDERER)
                    .setIdBytes(pem)
                    .build()
                    .toByteString();
        }

        @Test
        void whereUnitsTellRoles_everybodyHasOne_ofTheRightAuthority() {
            assertNamesLast(chain(msp -> msp).add(AUTHORITY.member(ORDERER, "none", "")));
            assertNamesLast(chain(msp -> msp).add(AUTHORITY.member(ORDERER, "both", "orderer,OU=admin")));
            assertNamesLast(chain(msp -> msp.setFabricNodeOus(ChannelDraft.nodeUnits(PEERS.pem())))
                    .add(FIRST));
            assertClean(chain(msp -> msp.setFabricNodeOus(FabricNodeOUs.getDefaultInstance()))
                    .add(AUTHORITY.member(ORDERER, "none", "")));
        }

        @Test
        void roleThatThePolicyNames_isTheCertificates() {
            ConfigGroup strict = raft().policy(
                            ChannelDraft.outOf(1, List.of(ChannelDraft.role(ORDERER, MSPRoleType.ORDERER))))
                    .build();

            assertNamesLast(new SignedChain(strict).add(FIRST).add(AUTHORITY.member(ORDERER, "somebody", "client")));
        }

        @Test
        void twoOrganisationsOfOneName_makeTheConfigurationUnreadable() {
            SignedChain chain = new SignedChain(raft().peers(ORDERER, PEERS).build()).add(FIRST);

            assertThat(chain.audit().differences())
                    .extracting(Difference::toString)
                    .containsExactly("block 0: ORDERER configuration, expected one that can be read, found two"
                            + " organisations are called OrdererMSP");
        }
    }

    @Nested
    class Quorum {
        private final List<TestSigner> four = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> AUTHORITY.member(ORDERER, "bft" + i, "orderer"))
                .toList();
        private final ConfigGroup bft = raft().consenters(ORDERER, 3, four).build();

        /** As BFT orderers do: by number, the nonce in a header of another kind. */
        private SignedChain numbered(SignedChain chain, int... signers) {
            chain.add();
            Block last = chain.blocks().remove(chain.blocks().size() - 1);
            Metadata.Builder metadata = Metadata.newBuilder().setValue(SignedChain.value());
            for (int number : signers) {
                ByteString own = IdentifierHeader.newBuilder()
                        .setIdentifier(number)
                        .setNonce(ByteString.copyFromUtf8("nonce"))
                        .build()
                        .toByteString();
                metadata.addSignatures(MetadataSignature.newBuilder()
                        .setIdentifierHeader(own)
                        .setSignature(four.get((number - 1) % 4)
                                .sign(metadata.getValue().concat(own).concat(BlockBytes.bytes(last.getHeader())))));
            }
            return chain.add(last, metadata.build());
        }

        @Test
        void quorum_isEnough_whoeverItIs() {
            SignedChain chain = new SignedChain(bft);

            assertClean(numbered(numbered(numbered(chain, 1, 2, 3), 4, 2, 1), 1, 2, 3, 4));
        }

        @Test
        void lessThanAQuorum_isNamed_alsoWhereOneSignsTwice() {
            assertNamesLast(numbered(new SignedChain(bft), 1, 2));
            assertNamesLast(numbered(new SignedChain(bft), 1, 2, 2));
        }

        @Test
        void numberThatNobodyHas_countsNothing() {
            assertNamesLast(numbered(new SignedChain(bft), 1, 2, 7));
            assertClean(numbered(new SignedChain(bft), 1, 7, 2, 3));
        }

        @Test
        void memberThatIsNoConsenter_countsNothing() {
            assertNamesLast(new SignedChain(bft).add(four.get(0), four.get(1), FIRST));
            assertClean(new SignedChain(bft).add(four.get(0), four.get(1), four.get(2)));
        }

        @Test
        void numbers_areNotReadBeforeTheChannelHasThem() {
            ConfigGroup before = bft.toBuilder().clearValues().build();

            assertNamesLast(numbered(new SignedChain(before), 1, 2, 3));
        }
    }

    @Nested
    class Updates {
        private final OrdererAuthority newer = OrdererAuthority.root("newer");
        private final TestSigner successor = newer.member("NewerMSP", "orderer1", "orderer");
        private final ConfigGroup changed =
                new ChannelDraft().orderers("NewerMSP", newer).build();

        @Test
        void newOrderers_signFromTheNextBlockOn_andTheOldOnesNoMore() {
            assertClean(new SignedChain(RAFT).add(FIRST).add(changed, FIRST).add(successor));
            assertNamesLast(new SignedChain(RAFT).add(changed, FIRST).add(FIRST));
        }

        @Test
        void configurationThatTheOldOrderersDidNotSign_isNamed_andNotFollowed() {
            SignedChain chain =
                    new SignedChain(RAFT).add(changed, successor).add(successor).add(FIRST);

            assertNames(chain.audit(), 1, 2);
        }

        @Test
        void configurationWithoutOrderers_isNamed_andNotFollowed() {
            ConfigGroup none = new ChannelDraft().peers("Org1MSP", PEERS).build();

            AuditReport report = new SignedChain(RAFT).add(none, FIRST).add().audit();

            assertThat(report.differences())
                    .extracting(difference -> difference.block() + " " + difference.subject())
                    .containsExactly("1 organisations of orderers", "2 signatures");
        }

        @Test
        void configurationOfAnotherChannel_isNamed_andNotFollowed() {
            AuditReport report = new SignedChain(RAFT)
                    .add("other", changed, FIRST)
                    .add(FIRST)
                    .audit();

            assertThat(report.differences())
                    .extracting(Difference::toString)
                    .containsExactly("block 1: ORDERER channel of the configuration, expected flock, found other");
        }

        @Test
        void orderersThatAreNamedLater_signFromThenOn() {
            SignedChain chain = new SignedChain(
                            new ChannelDraft().peers("Org1MSP", PEERS).build())
                    .add()
                    .add(RAFT)
                    .add(FIRST);
            AuditReport report = chain.audit();

            assertThat(report.differences()).isEmpty();
            assertThat(report.orderers()).isEqualTo(new OrderedBlocks(1, Optional.of(new BlockRange(1, 2))));
            assertNamesLast(chain.add());
        }
    }

    @Test
    void ledgerWithoutOrderers_isToldAsSuch_andNamed_ifTheAuditorKnowsSome() {
        SignedChain chain = new SignedChain(
                        new ChannelDraft().peers("Org1MSP", PEERS).build())
                .add()
                .add();

        assertThat(chain.audit().differences()).isEmpty();
        assertThat(chain.audit().orderers()).isEqualTo(new OrderedBlocks(0, Optional.of(new BlockRange(1, 2))));
        assertNames(chain.audit(knowing(AUTHORITY)), 1, 2);
    }

    @Test
    void secondBlock0_isSignedAsAnyOther() {
        SignedChain chain = new SignedChain(RAFT).add(FIRST);
        chain.blocks()
                .add(1, new SignedChain(new ChannelDraft().build()).blocks().get(0));

        assertThat(chain.audit().differences())
                .extracting(difference -> difference.kind() + " " + difference.subject())
                .contains("ORDERER signatures");
        assertThat(chain.audit().orderers().signed()).isEqualTo(1);
    }
}
