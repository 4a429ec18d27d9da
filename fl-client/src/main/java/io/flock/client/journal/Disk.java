package io.flock.client.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What a journal asks of the file system beyond reading and writing; whether it survives a crash rests on these. */
public interface Disk {
    /** The machine's own. */
    static Disk real() {
        return RealDisk.INSTANCE;
    }

    /** Opens a file to be read and written, which no interrupt of a thread closes; one that is not there is made. */
    FileChannel open(Path file) throws IOException;

    /** Gives a file another one's place and rights, in one step. */
    void replace(Path fresh, Path file) throws IOException;

    /** Brings a folder's names to the disk: without, a power failure may undo that a file has taken another's place. */
    void forceNames(Path folder) throws IOException;
}
