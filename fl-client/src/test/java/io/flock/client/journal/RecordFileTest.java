package io.flock.client.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    @TempDir
    private Path folder;

    private Path file;

    private FullDisk disk(long free) throws IOException {
        file = folder.resolve("records");
        Files.writeString(file, "one;");
        return new FullDisk(FileChannel.open(file, StandardOpenOption.WRITE), free);
    }

    private static ByteBuffer record(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordThatDoesNotFit_leavesNothing_andLaterOnesStandWhole() throws IOException {
        try (FullDisk disk = disk(10)) {
            RecordFile records = new RecordFile(disk);
            records.append(record("two;"));
            assertThatThrownBy(() -> records.append(record("a long one;"))).hasMessageContaining("No space left");

            records.append(record("three;"));

            assertThat(file).hasContent("one;two;three;");
        }
    }

    @Test
    void recordThatCannotBeCutOff_isTheLast() throws IOException {
        try (FullDisk disk = disk(6)) {
            RecordFile records = new RecordFile(disk);
            disk.dead = true;
            assertThatThrownBy(() -> records.append(record("a long one;"))).isInstanceOf(IOException.class);
            disk.dead = false;
            disk.free = 100;

            assertThatThrownBy(() -> records.append(record("two;"))).hasMessageContaining("start it again");
            assertThat(file).hasContent("one;a long");
        }
    }

    @Test
    void afterTheDiskFailed_nothingIsAppended() throws IOException {
        try (FullDisk disk = disk(100)) {
            RecordFile records = new RecordFile(disk);
            records.append(record("two;"));
            disk.dead = true;
            assertThatThrownBy(records::force).hasMessageContaining("Input/output error");
            disk.dead = false;

            assertThatThrownBy(() -> records.append(record("three;"))).hasMessageContaining("start it again");
        }
    }

    /** It was read from the system's memory; what is told by it must be on the disk. */
    @Test
    void whatAnEarlierProcessLeft_isBroughtToTheDisk_orNothingIsBuiltOnIt() throws IOException {
        try (FullDisk disk = disk(100)) {
            disk.dead = true;

            assertThatThrownBy(() -> new RecordFile(disk)).hasMessageContaining("Input/output error");
        }
    }
}
