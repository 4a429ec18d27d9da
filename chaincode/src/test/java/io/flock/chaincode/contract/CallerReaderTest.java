package io.flock.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.flock.chaincode.rules.Caller;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerReaderTest {

    @Test
    void account_isOrganisationAndCommonName() {
        Caller caller = CallerReader.read(Creators.client("Org1MSP", "alice@org1.example.com"));

        assertThat(caller).isEqualTo(new Caller(AccountId.of("Org1MSP", "alice@org1.example.com"), false));
    }

    @Test
    void renewedCertificate_isTheSameAccount() {
        Caller before = CallerReader.read(Creators.of("Org1MSP", "CN=alice,OU=client", Optional.empty()));
        Caller after = CallerReader.read(Creators.of("Org1MSP", "O=new,OU=client,CN=alice", Optional.empty()));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void administrator_isGovernor() {
        assertThat(CallerReader.read(Creators.admin("Org1MSP", "root")).governor())
                .isTrue();
    }

    @Test
    void administratorUnitInAMultiValuedName_isGovernor() {
        assertThat(CallerReader.read(Creators.of("Org1MSP", "CN=root+OU=admin", Optional.empty()))
                        .governor())
                .isTrue();
    }

    @Test
    void roleAttribute_isGovernor() {
        ByteString creator = Creators.withAttributes("Org1MSP", "gina", "{\"attrs\":{\"flock.role\":\"governor\"}}");

        assertThat(CallerReader.read(creator).governor()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"attrs\":{\"flock.role\":\"trainer\"}}",
                "{\"attrs\":{\"flock.role\":[\"governor\"]}}",
                "{\"attrs\":[\"flock.role\",\"governor\"]}",
                "{\"flock.role\":\"governor\"}",
                "governor",
                "{\"attrs\":",
                ""
            })
    void otherAttributes_grantNothing(String attributes) {
        assertThat(CallerReader.read(Creators.withAttributes("Org1MSP", "carl", attributes))
                        .governor())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OU=client",
                "CN=a+CN=b",
                "CN=a,CN=b",
                "CN=white space",
                "CN=a::b",
                "CN=\u00e4",
                "CN=",
                "CN=#04024869",
                "CN=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void attack24_namesThatNoAccountCanHave_areRefused(String subject) {
        assertThatThrownBy(() -> CallerReader.read(Creators.of("Org1MSP", subject, Optional.empty())))
                .hasMessageStartingWith("NOT_AUTHORISED|");
    }

    @Test
    void attack24_organisationOutsideOfTheGrammar_isRefused() {
        assertThatThrownBy(() -> CallerReader.read(Creators.client("Org1::MSP", "alice")))
                .hasMessageStartingWith("NOT_AUTHORISED|");
    }

    @Test
    void bytesThatAreNoIdentity_areRefused() {
        ByteString noCertificate = SerializedIdentity.newBuilder()
                .setMspid("Org1MSP")
                .setIdBytes(ByteString.copyFromUtf8("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
                .build()
                .toByteString();

        assertThatThrownBy(() -> CallerReader.read(noCertificate)).hasMessageStartingWith("NOT_AUTHORISED|");
        assertThatThrownBy(() -> CallerReader.read(ByteString.copyFromUtf8("\u0007nonsense")))
                .hasMessageStartingWith("NOT_AUTHORISED|");
        assertThatThrownBy(() -> CallerReader.read(ByteString.EMPTY)).hasMessageStartingWith("NOT_AUTHORISED|");
    }
}
