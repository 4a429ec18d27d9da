package io.flock.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.state.InMemoryStore;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Transfer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
    private static final Consortium3 CONSORTIUM = Consortium3.founded(2);
    private static final Identity ALICE = CONSORTIUM.client(0);

    static Stream<Arguments> badArguments() {
        return Stream.of(
                Arguments.of(ErrorCode.MALFORMED_JSON, "{"),
                Arguments.of(ErrorCode.MALFORMED_JSON, ""),
                Arguments.of(ErrorCode.MALFORMED_JSON, "{'account':'Org1MSP::a'}"),
                Arguments.of(ErrorCode.MALFORMED_JSON, "{\"account\":\"Org1MSP::a\"} more"),
                Arguments.of(ErrorCode.INVALID_ARGUMENT, "[]"),
                Arguments.of(ErrorCode.INVALID_ARGUMENT, "null"),
                Arguments.of(ErrorCode.INVALID_ARGUMENT, "{\"account\":null}"),
                Arguments.of(ErrorCode.INVALID_ARGUMENT, "{\"account\":7}"),
                Arguments.of(ErrorCode.MISSING_FIELD, "{}"),
                Arguments.of(ErrorCode.UNKNOWN_FIELD, "{\"account\":\"Org1MSP::a\",\"more\":1}"));
    }

    @ParameterizedTest
    @MethodSource("badArguments")
    void argumentThatIsNotTheRequest_isRefusedWithItsCode(ErrorCode code, String argument) {
        assertThat(CONSORTIUM.channel().refusalOf(ALICE, "token:BalanceOf", argument))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "token", "Transfer", "token:transfer", "token:Transfer ", "org.hyperledger.fabric:Ping"})
    void functionThatIsNotInTheTable_isRefused(String function) {
        assertThat(CONSORTIUM.channel().refusalOf(ALICE, function)).isEqualTo(ErrorCode.UNKNOWN_FUNCTION);
    }

    @Test
    void tooManyOrTooFewArguments_areRefused() {
        String balanceOf = Json.write(new BalanceOf(ALICE.account()));

        assertThat(CONSORTIUM.channel().refusalOf(ALICE, "token:BalanceOf")).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(CONSORTIUM.channel().refusalOf(ALICE, "token:BalanceOf", balanceOf, balanceOf))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(CONSORTIUM.channel().refusalOf(ALICE, "token:Name", "{}", "{}"))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void functionWithoutArgument_takesNothingOrAnEmptyObject() {
        assertThat(CONSORTIUM.channel().attempt(ALICE, "token:Name"))
                .isEqualTo(CONSORTIUM.channel().attempt(ALICE, "token:Name", "{}"))
                .isEqualTo(new Answer.Result("\"FLock\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Org1MSP",
                "Org1MSP::",
                "::a",
                "Org1MSP::a\\u0000b",
                "Org1MSP::\\udbff\\udfff",
                "Org1MSP::a b"
            })
    void attack24_hostileIds_areRefusedByTheirGrammar(String id) {
        assertThat(CONSORTIUM.channel().refusalOf(ALICE, "token:BalanceOf", "{\"account\":\"" + id + "\"}"))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void attack24_idOfTenMegabytes_isRefused_withAShortAnswer() {
        String huge = "{\"account\":\"Org1MSP::" + "a".repeat(10_000_000) + "\"}";
        Answer answer = CONSORTIUM.channel().attempt(ALICE, "token:BalanceOf", huge);

        assertThat(answer).isInstanceOf(Answer.Refusal.class);
        assertThat(((Answer.Refusal) answer).message())
                .startsWith("INVALID_ARGUMENT|")
                .hasSizeLessThan(1000);
    }

    @Test
    void attack24_nameOfAFunctionOfTenMegabytes_isRefused_withAShortAnswer() {
        Answer answer = CONSORTIUM.channel().attempt(ALICE, "a".repeat(10_000_000));

        assertThat(((Answer.Refusal) answer).message())
                .startsWith("UNKNOWN_FUNCTION|")
                .hasSizeLessThan(1000);
    }

    @Test
    void deeplyNestedArgument_isRefused() {
        String nested = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(((Answer.Refusal) CONSORTIUM.channel().attempt(ALICE, "token:BalanceOf", nested)).message())
                .matches("(INVALID_ARGUMENT|MALFORMED_JSON)\\|[\\s\\S]*");
    }

    @Test
    void unforeseenFault_isInternal_andTellsTheTransactionOnly() {
        Dispatcher dispatcher = new Dispatcher(
                table(ledger -> {
                    throw new IllegalStateException("with private details");
                }),
                CONSORTIUM.document().digest());

        Answer answer = dispatcher.answer(invocation("test:Fault"), new InMemoryStore());

        assertThat(((Answer.Refusal) answer).message())
                .startsWith("INTERNAL|" + "0".repeat(64) + "|")
                .doesNotContain("private");
    }

    @Test
    void functionThatOnlyReads_cannotWrite() {
        InMemoryStore store = new InMemoryStore();
        Dispatcher dispatcher = new Dispatcher(
                table(ledger -> ledger.delete(LedgerKey.consortium())),
                CONSORTIUM.document().digest());

        Answer answer = dispatcher.answer(invocation("test:Fault"), store);

        assertThat(((Answer.Refusal) answer).message()).startsWith("INTERNAL|");
        assertThat(store.hasPendingWrites()).isFalse();
    }

    @Test
    void transaction_hasOneEvent_thatListsWhatHappened() {
        Consortium3 consortium = Consortium3.founded(2);
        Channel channel = consortium.channel();
        int before = channel.events().size();

        channel.submit(
                consortium.client(0),
                "token:Transfer",
                new Transfer(consortium.client(1).account(), Amount.ofFlock(1), Optional.empty()));

        assertThat(channel.events().subList(before, channel.events().size()))
                .extracting(FlockEvent::kind)
                .containsExactly(EventKind.TRANSFERRED);
    }

    @Test
    void everyDocument_isTextWithItsSchemaVersion() {
        SortedMap<String, String> documents = CONSORTIUM.channel().documents();

        assertThat(documents).isNotEmpty();
        assertThat(documents.values()).allMatch(json -> json.contains("\"schemaVersion\":1"));
    }

    private static Invocation invocation(String function) {
        return new Invocation(function, List.of(), ALICE.creator(), Channel.NAME, "0".repeat(64), 0);
    }

    private static FunctionTable table(Consumer<Ledger> fault) {
        return new FunctionTable(new Functions("test")
                .evaluate("Fault", Nothing.class, Nothing.class, (ledger, none) -> {
                    fault.accept(ledger);
                    return new Nothing();
                })
                .list());
    }

    @Test
    void callerWithoutAnAccount_isRefused() {
        Identity nobody = new Identity(ALICE.account(), ByteString.EMPTY);

        assertThat(CONSORTIUM.channel().refusalOf(nobody, "token:Name")).isEqualTo(ErrorCode.NOT_AUTHORISED);
    }
}
