package io.flock.client.cli.option;

import io.flock.client.simulate.learning.Defence;
import io.flock.client.simulate.learning.Distribution;
import io.flock.client.simulate.learning.Poison;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.envelope.AccessKey;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads arguments into the protocol's own types; what those refuse is a usage error. */
public final class Converters {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    /** Far above every length that a command has a use for, and three times its seconds still fit into an int. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private Converters() {}

    /** Adds them to a command line and all commands below it. */
    public static void register(CommandLine flock) {
        flock.registerConverter(AccountId.class, coded(AccountId::parse));
        flock.registerConverter(OrganisationId.class, coded(OrganisationId::parse));
        flock.registerConverter(TaskId.class, coded(TaskId::parse));
        flock.registerConverter(TaskName.class, coded(TaskName::parse));
        flock.registerConverter(ListingId.class, coded(ListingId::parse));
        flock.registerConverter(Digest.class, coded(Digest::parse));
        flock.registerConverter(AccessKey.class, coded(AccessKey::new));
        flock.registerConverter(ChannelId.class, coded(ChannelId::parse));
        flock.registerConverter(TransactionId.class, coded(TransactionId::parse));
        flock.registerConverter(AggregationRule.class, coded(AggregationRule::parse));
        flock.registerConverter(ProposalId.class, coded(ProposalId::parse));
        flock.registerConverter(Amount.class, coded(Amount::parse));
        flock.registerConverter(Millionths.class, coded(Converters::fraction));
        flock.registerConverter(Duration.class, coded(Converters::duration));
        flock.registerConverter(Poison.class, coded(Poison::named));
        flock.registerConverter(Defence.class, coded(Defence::named));
        flock.registerConverter(Distribution.class, coded(Distribution::named));
        flock.registerConverter(URI.class, Converters::address);
        wholeNumbers(flock);
    }

    /** Java's own parsers take the digits of every script, so that a number would not be what it looks like. */
    private static void wholeNumbers(CommandLine flock) {
        for (Class<Integer> type : List.of(int.class, Integer.class)) {
            flock.registerConverter(type, text -> {
                long number = wholeNumber(text);
                if (number != (int) number) {
                    throw tooLarge(text);
                }
                return (int) number;
            });
        }
        for (Class<Long> type : List.of(long.class, Long.class)) {
            flock.registerConverter(type, Converters::wholeNumber);
        }
    }

    private static long wholeNumber(String text) {
        if (!text.matches("-?[0-9]+")) {
            throw new TypeConversionException("'" + text + "' is no whole number such as 10");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw tooLarge(text);
        }
    }

    private static TypeConversionException tooLarge(String text) {
        return new TypeConversionException("'" + text + "' is out of the range of this number");
    }

    /** A fraction from 0 to 1 with at most six decimals. */
    private static Millionths fraction(String text) {
        if (!text.matches("[0-9.eE+-]+")) {
            throw new TypeConversionException("'" + text + "' is no fraction from 0 to 1 with at most six decimals");
        }
        try {
            return Millionths.of(new BigDecimal(text).multiply(MILLION).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no fraction from 0 to 1 with at most six decimals");
        }
    }

    /** The RPC of a content node. */
    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new TypeConversionException("'" + text + "' is no address: " + e.getReason());
        }
        throw new TypeConversionException("'" + text + "' is no address such as http://127.0.0.1:5001");
    }

    /** {@code 250ms}, {@code 30s}, {@code 10m} or {@code 2h}. */
    private static Duration duration(String text) {
        if (!text.matches("[0-9]{1,9}(ms|s|m|h)")) {
            throw new TypeConversionException("'" + text + "' is no duration such as 250ms, 30s, 10m or 2h");
        }
        Duration duration = text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text);
        if (duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' is longer than " + LONGEST.toHours() + "h");
        }
        return duration;
    }

    private static <T> ITypeConverter<T> coded(ITypeConverter<T> parser) {
        return text -> {
            try {
                return parser.convert(text);
            } catch (FlockException e) {
                boolean usual = e.code().map(ErrorCode::remedy).equals(Optional.of(e.todo()));
                throw new TypeConversionException(usual ? e.what() : e.what() + "; " + e.todo());
            }
        };
    }
}
