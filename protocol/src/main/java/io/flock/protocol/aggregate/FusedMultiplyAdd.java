package io.flock.protocol.aggregate;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether {@link Math#fma} is one instruction here. Where it is none, Java computes it with {@link
 * java.math.BigDecimal}, to the same bits and hundreds of times slower. It decides how fast a mean is, and never what it
 * is.
 */
final class FusedMultiplyAdd {
    static final boolean IN_HARDWARE = inHardware();

    private FusedMultiplyAdd() {}

    /** HotSpot switches its option off where the processor lacks the instruction; other virtual machines have none. */
    private static boolean inHardware() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotSpot != null
                    && Boolean.parseBoolean(hotSpot.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError anotherMachine) {
            return false;
        }
    }
}
