package io.flock.chaincode.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.chaincode.rules.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void threeKeys() {
        store.put("a1", "one");
        store.put("a2", "two");
        store.put("b1", "other");
        store.commit();
    }

    @Test
    void ownWrites_areSeenByLaterReads() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.put("a1", "new");
        work.delete("a2");

        assertThat(work.get("a1")).contains("new");
        assertThat(work.get("a2")).isEmpty();
    }

    @Test
    void ownWrites_alone_areWritten_andTheStateIsNotAsked() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.put("a1", "new");
        work.put("c", "x");
        work.delete("c");

        assertThat(work.written("a1")).contains("new");
        assertThat(work.written("a2")).isEmpty();
        assertThat(work.written("c")).isEmpty();
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void ownWrites_areSeenByLaterRanges_inKeyOrder() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.put("a0", "zero");
        work.put("a1", "new");
        work.delete("a2");

        assertThat(work.range("a")).containsExactly(new Entry("a0", "zero"), new Entry("a1", "new"));
    }

    @Test
    void nothing_isWrittenBeforeTheFlush() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.put("c", "x");
        work.delete("a1");

        assertThat(store.hasPendingWrites()).isFalse();
    }

    @Test
    void flush_writesEachKeyOnce_inKeyOrder() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.put("z", "1");
        work.put("c", "1");
        work.put("z", "2");
        work.delete("a1");
        work.flush();

        assertThat(store.calls()).containsExactly("delete a1", "put c", "put z");
        store.commit();
        assertThat(store.documents()).containsEntry("z", "2").doesNotContainKey("a1");
    }

    @Test
    void key_isReadOnceFromTheState() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.get("a1");
        work.get("a1");
        work.range("a");
        work.range("a");
        work.get("a2");

        assertThat(store.calls()).containsExactly("get a1", "range a");
    }

    @Test
    void writingWhatTheStateHas_isNoWrite() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.get("a1");
        work.put("a1", "one");
        work.put("a1", "one");
        work.flush();

        assertThat(store.hasPendingWrites()).isFalse();
    }

    @Test
    void keyThatWasPutAndDeletedAgain_isNotWritten_ifTheStateNeverHadIt() {
        UnitOfWork work = UnitOfWork.writing(store);
        work.get("c");
        work.put("c", "x");
        work.delete("c");
        work.flush();

        assertThat(store.hasPendingWrites()).isFalse();
    }

    @Test
    void readOnlyWork_cannotWrite() {
        UnitOfWork work = UnitOfWork.readOnly(store);

        assertThatThrownBy(() -> work.put("c", "x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> work.delete("a1")).isInstanceOf(IllegalStateException.class);
        assertThat(store.hasPendingWrites()).isFalse();
    }

    @Test
    void page_startsAtItsKey_andIsBounded() {
        UnitOfWork work = UnitOfWork.readOnly(store);

        assertThat(work.page("a", "", 1)).containsExactly(new Entry("a1", "one"));
        assertThat(work.page("a", "a2", 5)).containsExactly(new Entry("a2", "two"));
    }
}
