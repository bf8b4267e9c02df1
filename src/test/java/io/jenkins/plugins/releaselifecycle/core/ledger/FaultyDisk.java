package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which something goes wrong: like the real one but for what a test overrides. */
class FaultyDisk implements Disk {

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        REAL.append(file, bytes);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        REAL.write(file, bytes);
    }

    @Override
    public void truncate(Path file, long length) throws IOException {
        REAL.truncate(file, length);
    }

    @Override
    public void forceNames(Path directory) throws IOException {
        REAL.forceNames(directory);
    }

    /** What can happen to an append. */
    enum Fault {
        /** Nothing is written. */
        EIO,
        /** Part of it is written, then there is no more room. */
        ENOSPC,
        /** Part of it is written, and the system says so. */
        SHORT_WRITE,
        /** All of it is written, but forcing it to the disk fails: nobody knows what the disk holds. */
        FORCE
    }

    /** Fails at one append, and would succeed at the next. */
    static final class Once extends FaultyDisk {

        private final Fault fault;
        private final int at;
        private int appends;

        /** @param at number of the append that fails, from 1 */
        Once(Fault fault, int at) {
            this.fault = fault;
            this.at = at;
        }

        int appends() {
            return appends;
        }

        @Override
        public void append(Path file, byte[] bytes) throws IOException {
            appends++;
            if (appends != at) {
                super.append(file, bytes);
                return;
            }
            byte[] before = Files.readAllBytes(file);
            int written =
                    switch (fault) {
                        case EIO -> 0;
                        case ENOSPC -> bytes.length / 3;
                        case SHORT_WRITE -> bytes.length - 1;
                        case FORCE -> bytes.length;
                    };
            byte[] after = Arrays.copyOf(before, before.length + written);
            System.arraycopy(bytes, 0, after, before.length, written);
            Files.write(file, after);
            throw new IOException(fault.name());
        }
    }
}
