package io.flock.testnet.audit;

import java.nio.file.Path;
import java.util.List;

/**
 * A Java machine on which an organisation runs its chaincode: members choose their own, and one that wrote a number or
 * a letter's case as its people do would endorse something else than the others.
 *
 * @param javaHome folder of the JDK
 * @param options what makes it different
 */
record Machine(Path javaHome, List<String> options) {
    static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

    /** Where the small letter of I is not i. */
    static Machine turkish(Path javaHome) {
        return new Machine(
                javaHome,
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=ISO-8859-9",
                        "-Duser.timezone=Asia/Kolkata"));
    }

    /** Where formatted digits are other characters, on the other side of the date line. */
    static Machine arabic(Path javaHome) {
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
    static Machine japanese(Path javaHome) {
        return new Machine(
                javaHome,
                List.of(
                        "-Duser.language=ja",
                        "-Duser.country=JP",
                        "-Duser.variant=JP",
                        "-Dfile.encoding=Shift_JIS",
                        "-Duser.timezone=America/St_Johns"));
    }
}
