package io.flock.testnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.ChaincodeJvm;
import io.flock.testnet.fabric.FabricOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Java machine on which an organisation runs its chaincode: members choose their own, and one that wrote a number or
 * a letter's case as its people do would endorse something else than the others.
 *
 * @param javaHome folder of the JDK
 * @param options what makes it different
 */
public record Machine(Path javaHome, List<String> options) {
    public static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

    /** Where the small letter of I is not i. */
    public static Machine turkish(Path javaHome) {
        return new Machine(
                javaHome,
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=ISO-8859-9",
                        "-Duser.timezone=Asia/Kolkata"));
    }

    /** Where formatted digits are other characters, on the other side of the date line. */
    public static Machine arabic(Path javaHome) {
        return new Machine(
                javaHome,
                List.of(
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.extensions=u-nu-arab",
                        "-Dfile.encoding=windows-1256",
                        "-Duser.timezone=Pacific/Apia"));
    }

    /** Where the default calendar counts an emperor's years, and a character is often two bytes. */
    public static Machine japanese(Path javaHome) {
        return new Machine(
                javaHome,
                List.of(
                        "-Duser.language=ja",
                        "-Duser.country=JP",
                        "-Duser.variant=JP",
                        "-Dfile.encoding=Shift_JIS",
                        "-Duser.timezone=America/St_Johns"));
    }

    /**
     * Machines for three organisations, of which no two are alike: languages, character sets, zones and two JDKs. One byte of
     * difference in what two of them endorse, and no transaction of that kind would ever be valid.
     */
    public static List<Machine> ofTwoJdks() {
        Path second = secondJdk();
        return List.of(turkish(second), arabic(THIS_JDK), japanese(second));
    }

    /** The same network with such machines for its organisations' chaincode processes, one each. */
    public static FabricOptions onTwoJdks(FabricOptions network) {
        List<OrganisationId> organisations = network.founding().organisations();
        List<Machine> machines = ofTwoJdks();
        List<ChaincodeJvm> jvms = new ArrayList<>();
        for (int i = 0; i < organisations.size(); i++) {
            Machine machine = machines.get(i % machines.size());
            jvms.add(new ChaincodeJvm(organisations.get(i), machine.javaHome().toString(), machine.options()));
        }
        return network.withJvms(jvms);
    }

    /** By {@code -Dflock.jdk25} or {@code FLOCK_JDK25}; fails without one. */
    private static Path secondJdk() {
        Path second = Optional.ofNullable(System.getProperty("flock.jdk25"))
                .or(() -> Optional.ofNullable(System.getenv("FLOCK_JDK25")))
                .map(Path::of)
                .orElse(Path.of("missing"));
        assertThat(Files.isExecutable(second.resolve("bin/java")))
                .as("no JDK 25 at " + second + ": give its folder with -Dflock.jdk25 or FLOCK_JDK25")
                .isTrue();
        return second;
    }
}
