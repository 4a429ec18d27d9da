package io.flock.testnet.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTest {
    @TempDir
    private Path folder;

    @Test
    void faults_areChosen_withoutColoursAndStacks() {
        String log =
                """
                \u001b[34m2026-01-02 10:00:00.000 UTC 0001 INFO\u001b[0m [orderer] -> Starting
                \u001b[31m2026-01-02 10:00:01.000 UTC 0002 PANI\u001b[0m [orderer] -> Error opening leveldb: resource temporarily unavailable
                panic: Error opening leveldb: resource temporarily unavailable

                goroutine 1 [running]:
                \tgo.uber.org/zap/zapcore.go:230
                main.main()
                """;

        assertThat(LogLines.ofText(log).important())
                .isEqualTo("2026-01-02 10:00:01.000 UTC 0002 PANI [orderer] -> Error opening leveldb:"
                        + " resource temporarily unavailable / panic: Error opening leveldb: resource temporarily"
                        + " unavailable");
    }

    @Test
    void javaException_isShown_withItsCause_withoutItsFrames() {
        String log =
                """
                Picked up JAVA_TOOL_OPTIONS: -Dx
                PORT_IN_USE|port 17043 of 127.0.0.1 is taken|end the process that listens there, or give another port
                Exception in thread "main" java.lang.IllegalStateException: no
                \tat io.flock.Main.main(Main.java:1)
                Caused by: java.io.IOException: disk
                \t... 2 more
                """;

        assertThat(LogLines.ofText(log).important())
                .isEqualTo("PORT_IN_USE/port 17043 of 127.0.0.1 is taken/end the process that listens there, or give"
                        + " another port / Exception in thread \"main\" java.lang.IllegalStateException: no"
                        + " / Caused by: java.io.IOException: disk");
    }

    @Test
    void withoutFaults_theLastLinesAreShown() {
        assertThat(LogLines.ofText("a\nb\nc\nd\ne\n\n").important()).isEqualTo("b / c / d / e");
        assertThat(LogLines.ofText("").important()).isEqualTo("it wrote nothing");
    }

    @Test
    void longLine_isCut() {
        String important = LogLines.ofText("ERROR " + "x".repeat(10_000)).important();

        assertThat(important).hasSizeLessThan(500).endsWith(" …");
    }

    @Test
    void ofALargeFile_onlyTheEndIsRead_beginningWithAWholeLine() throws Exception {
        Path file = folder.resolve("log");
        Files.writeString(file, ("y".repeat(99) + "\n").repeat(2_000) + "last\n");

        LogLines lines = LogLines.ofFile(file);

        assertThat(lines.lines()).hasSizeLessThan(1_000).first().isEqualTo("y".repeat(99));
        assertThat(lines.last(1)).isEqualTo(List.of("last"));
        assertThat(LogLines.ofFile(folder.resolve("absent")).lines()).isEmpty();
    }
}
